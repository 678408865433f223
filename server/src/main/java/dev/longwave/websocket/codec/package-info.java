/** Frames and messages of WebSockets (RFC 6455) and their compression (RFC 7692). Plain Java on Netty's buffers, without I/O. */
@NullMarked
package dev.longwave.websocket.codec;

import org.jspecify.annotations.NullMarked;
