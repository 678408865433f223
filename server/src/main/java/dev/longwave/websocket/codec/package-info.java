/** Codec of WebSocket frames and messages (RFC 6455) and their compression (RFC 7692). Plain Java on Netty's buffers, no I/O. */
@NullMarked
package dev.longwave.websocket.codec;

import org.jspecify.annotations.NullMarked;
