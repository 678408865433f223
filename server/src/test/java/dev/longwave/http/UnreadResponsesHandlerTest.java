package dev.longwave.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

/** What a peer does that reads nothing is tested from outside. */
final class UnreadResponsesHandlerTest {

    /** Vert.x sends when it has handled all that has been read, however much that was. */
    @Test
    @SuppressWarnings("FutureReturnValueIgnored") // it is still there when the test looks
    void unflushedResponsesDoNotCountAsUnread() {
        EmbeddedChannel channel = new EmbeddedChannel(new UnreadResponsesHandler(1_000));
        channel.write(Unpooled.wrappedBuffer(new byte[2_000]));

        channel.writeInbound("another request");

        assertTrue(channel.isOpen());
        assertEquals("another request", channel.readInbound());
    }
}
