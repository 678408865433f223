package dev.longwave.websocket;

import dev.longwave.fanout.Publication;
import dev.longwave.limits.OutboundBudget;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.internal.PlatformDependent;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Direct memory, which is where frames are, as Netty counts it. From any thread. */
final class DirectMemory implements OutboundBudget.Memory {

    /** Of what one connection is sent, over TLS or without, and of {@linkplain Publication what many are}. */
    private final List<PooledByteBufAllocator> allocators =
            List.of((PooledByteBufAllocator) VertxByteBufAllocator.POOLED_ALLOCATOR, PooledByteBufAllocator.DEFAULT);

    /** The JVM's, which counts where Netty does not. The executable has none: there Netty does. */
    private final List<BufferPoolMXBean> pools = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .toList();

    /** How much there may be. */
    static long most() {
        return PlatformDependent.maxDirectMemory();
    }

    /** With all that its pools keep for later, which may be most of it. */
    @Override
    public long atMost() {
        long used = Math.max(0, PlatformDependent.usedDirectMemory()); // -1 if it does not count
        for (BufferPoolMXBean pool : pools) {
            used += pool.getMemoryUsed();
        }
        return used;
    }

    /** Looks at each chunk of the pools. */
    @Override
    public long held() {
        return allocators.stream()
                .mapToLong(PooledByteBufAllocator::pinnedDirectMemory)
                .sum();
    }
}
