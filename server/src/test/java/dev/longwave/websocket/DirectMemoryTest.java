package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;

final class DirectMemoryTest {

    private static final int MUCH = 8 << 20;

    private final DirectMemory memory = new DirectMemory();

    @Test
    void memoryOfAFrameIsCounted() {
        long heldBefore = memory.held();
        ByteBuf frame = PooledByteBufAllocator.DEFAULT.ioBuffer(MUCH);
        try {
            assertTrue(memory.held() >= heldBefore + MUCH);
            assertTrue(memory.atMost() >= memory.held());
        } finally {
            frame.release();
        }
        assertTrue(memory.held() < heldBefore + MUCH);
    }
}
