/** What requests get that are no WebSocket handshakes. */
@NullMarked
package dev.longwave.handshake;

import org.jspecify.annotations.NullMarked;
