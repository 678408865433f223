/** The two endpoints of Longwave that are measured, in as few words as WebSockets Next needs for them. */
@NullMarked
package dev.longwave.plain;

import org.jspecify.annotations.NullMarked;
