package dev.longwave.websocket;

import dev.longwave.fanout.Publication;
import dev.longwave.limits.OutboundBudget;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.internal.PlatformDependent;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Direct memory, which holds frames, as Netty counts it. From any thread. */
final class DirectMemory implements OutboundBudget.Memory {

    /** Allocators of frames for one connection, over TLS or without, and of frames for {@linkplain Publication many}. */
    private final List<PooledByteBufAllocator> allocators =
            List.of((PooledByteBufAllocator) VertxByteBufAllocator.POOLED_ALLOCATOR, PooledByteBufAllocator.DEFAULT);

    /** The JVM's pool, which counts where Netty does not. The executable has none; there Netty counts. */
    private final List<BufferPoolMXBean> pools = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .toList();

    /** Returns the limit of direct memory, in bytes. */
    static long max() {
        return PlatformDependent.maxDirectMemory();
    }

    /** Returns the memory in use, including what the pools keep for later, which may be most of it. */
    @Override
    public long atMost() {
        long used = Math.max(0, PlatformDependent.usedDirectMemory()); // -1 if Netty does not count
        for (BufferPoolMXBean pool : pools) {
            used += pool.getMemoryUsed();
        }
        return used;
    }

    /** Returns the memory of buffers in use. Visits each chunk of the pools. */
    @Override
    public long held() {
        return allocators.stream()
                .mapToLong(PooledByteBufAllocator::pinnedDirectMemory)
                .sum();
    }
}
