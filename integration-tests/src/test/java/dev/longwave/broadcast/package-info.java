/** What a peer that speaks TCP, and WebSocket as it likes, gets from every endpoint. */
@NullMarked
package dev.longwave.broadcast;

import org.jspecify.annotations.NullMarked;
