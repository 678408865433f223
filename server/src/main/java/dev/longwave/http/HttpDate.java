package dev.longwave.http;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of the Date header (RFC 9110 §6.6.1), formatted once a second. Thread-safe. */
final class HttpDate {

    /** IMF-fixdate (RFC 9110 §5.6.7), which has two digits for the day. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private volatile Formatted last = new Formatted(Long.MIN_VALUE, "");

    private record Formatted(long second, String text) {}

    HttpDate() {
        this(Clock.systemUTC());
    }

    HttpDate(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns the current time as the header has it. */
    String now() {
        Instant now = clock.instant();
        Formatted formatted = last;
        if (formatted.second != now.getEpochSecond()) {
            formatted = new Formatted(now.getEpochSecond(), FORMAT.format(now));
            last = formatted;
        }
        return formatted.text;
    }
}
