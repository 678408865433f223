/** The WebSocket transport (RFC 6455): makes connections out of upgraded HTTP connections and keeps them strict and bounded. */
@NullMarked
package dev.longwave.websocket;

import org.jspecify.annotations.NullMarked;
