/** Channels: what a member sends, or what is published by HTTP, every member gets. */
@NullMarked
package dev.longwave.broadcast;

import org.jspecify.annotations.NullMarked;
