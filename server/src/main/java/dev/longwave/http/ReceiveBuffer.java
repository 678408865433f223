package dev.longwave.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.net.NetworkOptions;
import java.math.BigInteger;

/**
 * {@link ReceiveBufferConfig}, checked.
 *
 * @param size in bytes, or Vert.x's value for leaving it to the system
 */
record ReceiveBuffer(int size) {

    /** Below it the window is smaller than a packet of the loopback interface: 0.1 MB/s at 8 KiB, 86 at 16. */
    private static final int SMALLEST = 16 << 10;

    private static final int LARGEST = 16 << 20;

    static ReceiveBuffer of(ReceiveBufferConfig config) {
        return new ReceiveBuffer(
                config.size().map(ReceiveBuffer::bytes).orElse(NetworkOptions.DEFAULT_RECEIVE_BUFFER_SIZE));
    }

    private static int bytes(MemorySize size) {
        BigInteger bytes = size.asBigInteger();
        if (bytes.compareTo(BigInteger.valueOf(SMALLEST)) < 0 || bytes.compareTo(BigInteger.valueOf(LARGEST)) > 0) {
            throw new IllegalArgumentException("longwave.receive-buffer.size is %d bytes, but %d to %d are allowed"
                    .formatted(bytes, SMALLEST, LARGEST));
        }
        return bytes.intValueExact();
    }
}
