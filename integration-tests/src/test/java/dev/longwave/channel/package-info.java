/** Channels and publishing, tested from outside. */
@NullMarked
package dev.longwave.channel;

import org.jspecify.annotations.NullMarked;
