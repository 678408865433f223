/** WebSocket transport (RFC 6455): turns upgraded HTTP connections into connections, and keeps them strict and bounded. */
@NullMarked
package dev.longwave.websocket;

import org.jspecify.annotations.NullMarked;
