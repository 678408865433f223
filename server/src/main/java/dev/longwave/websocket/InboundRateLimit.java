package dev.longwave.websocket;

import dev.longwave.connection.CloseCode;
import dev.longwave.limits.Limits;
import dev.longwave.limits.TokenBucket;
import dev.longwave.websocket.codec.Inbound;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How fast one peer sends. On the connection's event loop. */
final class InboundRateLimit {

    private final LongSupplier nanoTime;
    private final @Nullable TokenBucket messages;
    private final @Nullable TokenBucket bytes;

    /** Has no state, so one does for all. */
    private static final InboundRateLimit ANY = new InboundRateLimit(new Limits.Rates(0, 0), () -> 0);

    /** @param nanoTime the time, in nanoseconds since any beginning */
    static InboundRateLimit of(Limits.Rates rates, LongSupplier nanoTime) {
        return rates.areOff() ? ANY : new InboundRateLimit(rates, nanoTime);
    }

    private InboundRateLimit(Limits.Rates rates, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        messages = bucket(rates.messages());
        bytes = bucket(rates.bytes());
    }

    /** The rule that is broken by so many bytes more, if any: of TCP, whatever they mean. */
    Inbound.@Nullable Violation bytes(int count) {
        return bytes == null || bytes.take(count, nanoTime.getAsLong()) ? null : tooMany("bytes");
    }

    /** The rule that is broken by one message or control frame more, if any. */
    Inbound.@Nullable Violation message() {
        return messages == null || messages.take(1, nanoTime.getAsLong()) ? null : tooMany("messages");
    }

    private @Nullable TokenBucket bucket(int perSecond) {
        return perSecond == 0 ? null : new TokenBucket(perSecond, nanoTime.getAsLong());
    }

    private static Inbound.Violation tooMany(String what) {
        return new Inbound.Violation(CloseCode.POLICY_VIOLATION, "too many " + what + " a second");
    }
}
