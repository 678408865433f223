/** Shutdown: drains connections at a pace, in bounded time. */
@NullMarked
package dev.longwave.shutdown;

import org.jspecify.annotations.NullMarked;
