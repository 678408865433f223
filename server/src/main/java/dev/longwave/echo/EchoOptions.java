package dev.longwave.echo;

import dev.longwave.config.Range;
import dev.longwave.connection.CloseCode;
import dev.longwave.connection.InvalidQueryException;
import dev.longwave.connection.Query;
import java.time.Duration;

/**
 * Options of the echo, with which a client tests itself or a proxy.
 *
 * @param delay the time between a message and its response
 * @param jitter the largest random time on top of the delay
 * @param fragments number of frames of each response
 * @param size bytes of each response; {@value #SAME} for those of the message
 * @param closeCode code of the Close after {@code last} responses; 0 for none
 * @param last number of responses after which the connection ends; {@link Long#MAX_VALUE} for no end
 * @param silent whether the server leaves Pings without a Pong
 */
record EchoOptions(Duration delay, Duration jitter, int fragments, int size, int closeCode, long last, boolean silent) {

    /** The size of a response that has its message's. */
    static final int SAME = -1;

    static final EchoOptions NONE = new EchoOptions(Duration.ZERO, Duration.ZERO, 1, SAME, 0, Long.MAX_VALUE, false);

    private static final Range<Duration> TIMES =
            new Range<>(Duration.ZERO, Duration.ofSeconds(10), "0ms to 10s, with its unit (ms or s)");
    private static final Range<Integer> FRAGMENTS = Range.ofNumbers(1, 1_000);
    private static final int MANY = 999_999_999;
    private static final Range<Integer> RESPONSES = Range.ofNumbers(0, MANY);
    private static final Range<Integer> DROP = Range.ofNumbers(1, MANY);
    private static final Range<Integer> CODES = new Range<>(1_000, 4_999, "1000 to 1003, 1007 to 1014 or 3000 to 4999");

    /**
     * Parses a query.
     *
     * @param maxSize the largest message that the server accepts, and sends here
     * @throws InvalidQueryException if a parameter is invalid, or if two exclude each other
     */
    static EchoOptions of(Query query, int maxSize) {
        int closeCode = query.number("close", CODES, 0);
        if (closeCode != 0 && !CloseCode.isAllowed(closeCode)) {
            throw new InvalidQueryException("close", CODES.rule());
        }
        if (query.has("after") && closeCode == 0) {
            throw new InvalidQueryException("after needs close, the code to close with");
        }
        if (query.has("drop") && closeCode != 0) {
            throw new InvalidQueryException("drop and close exclude each other: one ends TCP, the other sends a Close");
        }
        int after = query.number("after", RESPONSES, 1);
        int drop = query.number("drop", DROP, 0);
        return new EchoOptions(
                query.duration("delay", TIMES, Duration.ZERO),
                query.duration("jitter", TIMES, Duration.ZERO),
                query.number("fragments", FRAGMENTS, 1),
                query.number("size", Range.ofNumbers(0, maxSize), SAME),
                closeCode,
                closeCode != 0 ? after : drop != 0 ? drop : Long.MAX_VALUE,
                query.flag("silent", false));
    }

    /** Returns whether a response may come later than its message. */
    boolean isDelayed() {
        return !delay.isZero() || !jitter.isZero();
    }
}
