package dev.longwave.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connection without direct memory left for its message. */
final class OutOfDirectMemoryTest {

    private final WebSocketHandler wire = TestConnections.handler();
    private final EmbeddedChannel channel = new EmbeddedChannel(wire);
    private final Memory memory = new Memory();

    @BeforeEach
    void begin() {
        channel.config().setAllocator(memory);
        wire.connection().upgraded(false);
    }

    @Test
    void endpointGetsTheCauseSlowConsumer() {
        send();

        CloseWebSocketFrame close = channel.readInbound();
        assertEquals(1013, close.statusCode());
        assertEquals("no memory left for its messages", close.reasonText());
        close.release();
    }

    @Test
    void clientGetsACloseOnceMemoryIsFree() {
        send();
        memory.usedUp = false;
        wire.connection().send(new CloseWebSocketFrame(1011, "")); // like an endpoint that could not send
        channel.runPendingTasks();

        ByteBuf frame = channel.readOutbound();
        assertEquals(1013, frame.getUnsignedShort(2));
        frame.release();
    }

    @Test
    void connectionIsAbortedWithoutMemoryForAClose() {
        send();
        wire.connection().send(new CloseWebSocketFrame(1013, ""));
        channel.runPendingTasks();

        assertFalse(channel.isActive());
    }

    private void send() {
        memory.usedUp = true;
        wire.connection().send(true, "hello".getBytes(UTF_8));
        channel.runPendingTasks();
    }

    private static final class Memory extends AbstractByteBufAllocator {
        private boolean usedUp;

        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            return UnpooledByteBufAllocator.DEFAULT.heapBuffer(initialCapacity, maxCapacity);
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            if (usedUp) {
                throw new OutOfMemoryError("of direct memory");
            }
            return UnpooledByteBufAllocator.DEFAULT.directBuffer(initialCapacity, maxCapacity);
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }
}
