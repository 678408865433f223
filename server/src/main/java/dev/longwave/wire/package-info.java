/**
 * What makes one connection strict and bounded, under every endpoint alike: docs/decisions/0006-one-handler-per-connection.md.
 *
 * <p>The only package that touches Netty and the internals of Vert.x.
 */
@NullMarked
package dev.longwave.wire;

import org.jspecify.annotations.NullMarked;
