/** Scheduled writers: they push to channels, and to connections that are handed over to them. */
@NullMarked
package dev.longwave.background;

import org.jspecify.annotations.NullMarked;
