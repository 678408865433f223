package dev.longwave.websocket.codec;

import dev.longwave.connection.CloseCode;
import io.netty.buffer.ByteBuf;

/** Result of decoding a client's bytes. The receiver of a buffer releases it. */
public sealed interface Inbound {

    /** A complete message, unmasked; text is UTF-8. */
    @SuppressWarnings("ArrayRecordComponent") // messages are not compared
    record Message(boolean text, byte[] payload) implements Inbound {}

    record Ping(ByteBuf payload) implements Inbound {}

    record Pong(ByteBuf payload) implements Inbound {}

    /** The client's Close, its last frame. The payload, code and reason, is valid and may be empty. */
    record Close(ByteBuf payload) implements Inbound {}

    /** A protocol error: the server ignores everything that the client sends after it. */
    record Violation(CloseCode code, String reason) implements Inbound {}
}
