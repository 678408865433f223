/** Frames, messages, closes, limits and drain of WebSockets, tested from outside. */
@NullMarked
package dev.longwave.websocket;

import org.jspecify.annotations.NullMarked;
