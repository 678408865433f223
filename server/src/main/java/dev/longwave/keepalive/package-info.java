/** Keep-alive: pings idle clients and disconnects dead ones. Plain Java: transports implement {@link dev.longwave.keepalive.KeepAlivePeer}. */
@NullMarked
package dev.longwave.keepalive;

import org.jspecify.annotations.NullMarked;
