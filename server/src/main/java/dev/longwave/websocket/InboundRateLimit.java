package dev.longwave.websocket;

import dev.longwave.connection.CloseCode;
import dev.longwave.limits.Limits;
import dev.longwave.limits.TokenBucket;
import dev.longwave.websocket.codec.Inbound;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Rate limit of one client's messages and bytes. On the connection's event loop. */
final class InboundRateLimit {

    private final LongSupplier nanoTime;
    private final @Nullable TokenBucket messages;
    private final @Nullable TokenBucket bytes;

    /** Shared by all connections, because it has no state. */
    private static final InboundRateLimit NONE = new InboundRateLimit(new Limits.Rates(0, 0), () -> 0);

    /** @param nanoTime current time in nanoseconds, from any origin */
    static InboundRateLimit of(Limits.Rates rates, LongSupplier nanoTime) {
        return rates.areOff() ? NONE : new InboundRateLimit(rates, nanoTime);
    }

    private InboundRateLimit(Limits.Rates rates, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        messages = bucket(rates.messages());
        bytes = bucket(rates.bytes());
    }

    /** Counts bytes of TCP, whatever they mean. Returns the violation if they exceed the rate. */
    Inbound.@Nullable Violation bytes(int count) {
        return bytes == null || bytes.take(count, nanoTime.getAsLong()) ? null : tooMany("bytes");
    }

    /** Counts a message or a control frame. Returns the violation if it exceeds the rate. */
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
