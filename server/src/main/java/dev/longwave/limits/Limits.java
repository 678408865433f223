package dev.longwave.limits;

import dev.longwave.config.Range;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;

/**
 * Validated {@link LimitsConfig}.
 *
 * @param message the maximum size of a message in bytes
 * @param inbound the bytes of messages in flight at which the server stops reading from a connection
 * @param outbound the maximum size of one client's outbound queue in bytes
 * @param rates the inbound rates of one client
 */
public record Limits(int message, int inbound, int outbound, Rates rates) {

    /**
     * Inbound rates of one client.
     *
     * @param messages messages a second, 0 is off
     * @param bytes bytes a second, 0 is off
     */
    public record Rates(int messages, int bytes) {

        /** Returns whether neither rate is limited. */
        public boolean areOff() {
            return messages == 0 && bytes == 0;
        }
    }

    /** Cost of a message beside its payload in bytes: about the size of its objects. */
    public static final int COST_OF_A_MESSAGE = 64;

    /** Netty's high water mark, 64 KiB, plus its own cost of one frame. */
    private static final int NETTY_BUFFER = (64 << 10) + 256;

    private static final int MAX = 1 << 30;

    /** Returns the configured limits. */
    public static Limits of(LimitsConfig config) {
        int message = bytes("longwave.message.limit", config.message().limit(), 125);
        int inbound = bytes("longwave.inbound.limit", config.inbound().limit(), 1);
        // An endpoint that sends each message back must never exceed its own client's limit. The queue can have Netty's
        // buffer, a message that fills it, the bytes in flight, and a message that fills those.
        long min = NETTY_BUFFER + inbound + 2L * (message + COST_OF_A_MESSAGE);
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
     * Returns the validated limit of all connections together.
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

    /** Returns the bytes that a message of this payload size counts towards a limit. */
    public static int costOf(int payload) {
        return payload + COST_OF_A_MESSAGE;
    }

    private static int bytes(String name, MemorySize size, long min) {
        return Range.ofBytes(min, MAX).check(name, size.asBigInteger()).intValueExact();
    }
}
