package dev.longwave.limits;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;

/**
 * {@link LimitsConfig}, checked.
 *
 * @param message the largest message in bytes
 * @param inbound the bytes of messages under way at which a connection is no longer read
 * @param outbound the most bytes that wait for one peer
 * @param rates how fast one peer may send
 */
public record Limits(int message, int inbound, int outbound, Rates rates) {

    /**
     * Inbound rates of one client.
     *
     * @param messages a second, 0 for any number
     * @param bytes a second, 0 for any number
     */
    public record Rates(int messages, int bytes) {

        public boolean areOff() {
            return messages == 0 && bytes == 0;
        }
    }

    /** What a message costs beside its payload: its objects, about. */
    public static final int COST_OF_A_MESSAGE = 64;

    /** Netty's high water mark, 64 KiB, and what it counts of its own for one frame. */
    private static final int NETTY_TAKES = (64 << 10) + 256;

    private static final int LARGEST = 1 << 30;

    public static Limits of(LimitsConfig config) {
        int message = bytes("longwave.message.limit", config.message().limit(), 125);
        int inbound = bytes("longwave.inbound.limit", config.inbound().limit(), 1);
        // An endpoint that answers each message with one as large must never bring its own peer over the bound: that is
        // what Netty takes, a message that fills it, what is under way, and a message that fills that.
        long least = NETTY_TAKES + inbound + 2L * (message + COST_OF_A_MESSAGE);
        int outbound = bytes("longwave.outbound.limit", config.outbound().limit(), least);
        return new Limits(message, inbound, outbound, rates(config.rate()));
    }

    private static Rates rates(LimitsConfig.Rate config) {
        int messages = config.messages();
        if (messages < 0 || messages > LARGEST) {
            throw new IllegalArgumentException(
                    "longwave.rate.messages is %d, but 0 (off) to %d are allowed".formatted(messages, LARGEST));
        }
        return new Rates(messages, bytes("longwave.rate.bytes", config.bytes(), 0));
    }

    /**
     * A limit for all connections together, checked.
     *
     * @param least what one of them may have, by another setting
     */
    static long total(String name, MemorySize total, long least, String ofOne) {
        BigInteger bytes = total.asBigInteger();
        if (bytes.compareTo(BigInteger.valueOf(least)) < 0 || bytes.bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("%s is %d bytes, but %d (%s) to %d are allowed"
                    .formatted(name, bytes, least, ofOne, Long.MAX_VALUE));
        }
        return bytes.longValueExact();
    }

    /** What a message with a payload of so many bytes counts towards a limit. */
    public static int costOf(int payload) {
        return payload + COST_OF_A_MESSAGE;
    }

    private static int bytes(String name, MemorySize size, long least) {
        BigInteger bytes = size.asBigInteger();
        if (bytes.compareTo(BigInteger.valueOf(least)) < 0 || bytes.compareTo(BigInteger.valueOf(LARGEST)) > 0) {
            throw new IllegalArgumentException(
                    "%s is %d bytes, but %d to %d are allowed".formatted(name, bytes, least, LARGEST));
        }
        return bytes.intValueExact();
    }
}
