package dev.longwave.http.accept;

import dev.longwave.config.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.net.NetworkOptions;

/**
 * Validated {@link ReceiveBufferConfig}.
 *
 * @param size in bytes, or Vert.x's value for the kernel's choice
 */
record ReceiveBuffer(int size) {

    /** A smaller buffer has a window below one packet of the loopback interface: 0.1 MB/s at 8 KiB, 86 MB/s at 16 KiB. */
    private static final int MIN = 16 << 10;

    private static final int MAX = 16 << 20;

    static ReceiveBuffer of(ReceiveBufferConfig config) {
        return new ReceiveBuffer(
                config.size().map(ReceiveBuffer::bytes).orElse(NetworkOptions.DEFAULT_RECEIVE_BUFFER_SIZE));
    }

    private static int bytes(MemorySize size) {
        return Range.ofBytes(MIN, MAX)
                .check("longwave.receive-buffer.size", size.asBigInteger())
                .intValueExact();
    }
}
