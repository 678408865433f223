/** What a peer that speaks TCP, and WebSocket as it likes, gets from every endpoint. */
@NullMarked
package dev.longwave.wire;

import org.jspecify.annotations.NullMarked;
