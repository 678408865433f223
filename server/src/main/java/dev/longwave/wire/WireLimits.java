package dev.longwave.wire;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;

/**
 * {@link WireConfig}, checked.
 *
 * @param message the largest message in bytes
 * @param inbound the bytes of messages under way at which a connection is no longer read
 * @param outbound the most bytes that wait for one peer
 */
record WireLimits(int message, int inbound, int outbound) {

    /** What a message costs beside its payload: its objects, about. */
    static final int COST_OF_A_MESSAGE = 64;

    private static final int LARGEST = 1 << 30;

    static WireLimits of(WireConfig config) {
        int message = bytes("longwave.message.limit", config.message().limit(), 125);
        int inbound = bytes("longwave.inbound.limit", config.inbound().limit(), 1);
        // An endpoint that answers each message with one as large must never bring its own peer over the bound.
        int least = message + inbound + 2 * COST_OF_A_MESSAGE;
        int outbound = bytes("longwave.outbound.limit", config.outbound().limit(), least);
        return new WireLimits(message, inbound, outbound);
    }

    private static int bytes(String name, MemorySize size, int least) {
        BigInteger bytes = size.asBigInteger();
        if (bytes.compareTo(BigInteger.valueOf(least)) < 0 || bytes.compareTo(BigInteger.valueOf(LARGEST)) > 0) {
            throw new IllegalArgumentException(
                    "%s is %d bytes, but %d to %d are allowed".formatted(name, bytes, least, LARGEST));
        }
        return bytes.intValueExact();
    }
}
