/** Connections of clients over any transport: seams to endpoints and fan-out, registry, counters, causes of a disconnect. */
@NullMarked
package dev.longwave.connection;

import org.jspecify.annotations.NullMarked;
