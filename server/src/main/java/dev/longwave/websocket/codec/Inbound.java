package dev.longwave.websocket.codec;

import dev.longwave.connection.CloseCode;
import io.netty.buffer.ByteBuf;

/** What a peer's bytes turned out to be. Whoever takes a buffer releases it. */
public sealed interface Inbound {

    /** A whole message, unmasked; text is UTF-8. */
    @SuppressWarnings("ArrayRecordComponent") // messages are not compared
    record Message(boolean text, byte[] payload) implements Inbound {}

    record Ping(ByteBuf payload) implements Inbound {}

    record Pong(ByteBuf payload) implements Inbound {}

    /** The peer's Close: its last frame. The payload, code and reason, is in order and may be empty. */
    record Close(ByteBuf payload) implements Inbound {}

    /** The peer broke a rule: nothing that it sends from here on is looked at. */
    record Violation(CloseCode code, String reason) implements Inbound {}
}
