package dev.longwave.limits;

import dev.longwave.config.Range;
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

    private static final int MAX = 1 << 30;

    public static Limits of(LimitsConfig config) {
        int message = bytes("longwave.message.limit", config.message().limit(), 125);
        int inbound = bytes("longwave.inbound.limit", config.inbound().limit(), 1);
        // An endpoint that answers each message with one as large must never bring its own peer over the bound: that is
        // what Netty takes, a message that fills it, what is under way, and a message that fills that.
        long min = NETTY_TAKES + inbound + 2L * (message + COST_OF_A_MESSAGE);
        int outbound = bytes("longwave.outbound.limit", config.outbound().limit(), min);
        return new Limits(message, inbound, outbound, rates(config.rate()));
    }

    private static Rates rates(LimitsConfig.Rate config) {
        int messages = Range.ofNumbers(0, MAX).withMinNote("off").check("longwave.rate.messages", config.messages());
        BigInteger bytes = Range.ofBytes(0, MAX)
                .withMinNote("off")
                .check("longwave.rate.bytes", config.bytes().asBigInteger());
        return new Rates(messages, bytes.intValueExact());
    }

    /**
     * A limit for all connections together, checked.
     *
     * @param min the limit of one connection
     * @param source the setting that has that limit
     */
    static long total(String name, MemorySize total, long min, String source) {
        return Range.ofBytes(min, Long.MAX_VALUE)
                .withMinNote(source)
                .check(name, total.asBigInteger())
                .longValueExact();
    }

    /** What a message with a payload of so many bytes counts towards a limit. */
    public static int costOf(int payload) {
        return payload + COST_OF_A_MESSAGE;
    }

    private static int bytes(String name, MemorySize size, long min) {
        return Range.ofBytes(min, MAX).check(name, size.asBigInteger()).intValueExact();
    }
}
