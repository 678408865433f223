package dev.longwave.log;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * A log line with agreed keys: {@code connectionId}, {@code channelId} where there is no WebSocket, {@code endpoint},
 * {@code origin}, {@code closeCode}, {@code cause}, {@code refusal}, {@code idleMs}. Text has them after the message, JSON also
 * in {@code mdc}. A log line never has a client's input as sent, only in a parsed form.
 */
public final class LogEvent {

    private final Logger log;
    private final Logger.Level level;
    private final String message;
    private final Map<String, Object> keys = new LinkedHashMap<>();

    private LogEvent(Logger log, Logger.Level level, String message) {
        this.log = log;
        this.level = level;
        this.message = message;
    }

    /** Returns a line of level DEBUG. */
    public static LogEvent debug(Logger log, String message) {
        return new LogEvent(log, Logger.Level.DEBUG, message);
    }

    /** Returns a line of level INFO. */
    public static LogEvent info(Logger log, String message) {
        return new LogEvent(log, Logger.Level.INFO, message);
    }

    /** Adds a key. An enum's value is spelled as in the metrics. */
    public LogEvent with(String key, Object value) {
        keys.put(key, value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value);
        return this;
    }

    /** Writes the line, if its level is enabled. */
    public void write() {
        if (!log.isEnabled(level)) {
            return;
        }
        StringJoiner text = new StringJoiner(", ", message + ": ", "");
        keys.forEach((key, value) -> {
            text.add(key + "=" + value);
            MDC.put(key, value);
        });
        try {
            log.log(level, text);
        } finally {
            keys.keySet().forEach(MDC::remove);
        }
    }
}
