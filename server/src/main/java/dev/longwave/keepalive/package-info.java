/** Pings the quiet and cuts the dead. Plain Java: the connections themselves are in {@code wire}. */
@NullMarked
package dev.longwave.keepalive;

import org.jspecify.annotations.NullMarked;
