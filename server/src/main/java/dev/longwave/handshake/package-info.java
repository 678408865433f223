/** Who may open a WebSocket, and what everybody else is told. */
@NullMarked
package dev.longwave.handshake;

import org.jspecify.annotations.NullMarked;
