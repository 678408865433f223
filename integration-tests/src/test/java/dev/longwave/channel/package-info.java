/** Channels and publishing, seen from outside. */
@NullMarked
package dev.longwave.channel;

import org.jspecify.annotations.NullMarked;
