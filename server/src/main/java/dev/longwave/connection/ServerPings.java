package dev.longwave.connection;

import dev.longwave.config.Range;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Session that also sends its client an empty text message at an interval, because a browser does not show the server's Pings
 * to a page. A client that hears nothing for longer knows that the connection is dead. On its event loop.
 */
public final class ServerPings implements Session {

    private static final String PARAMETER = "ping";

    private static final Range<Duration> RANGE =
            new Range<>(Duration.ofSeconds(1), Duration.ofHours(1), "1s to 60m, with its unit (ms, s or m)");

    private static final byte[] EMPTY = {};

    private final Session session;
    private final Duration interval;

    @SuppressWarnings("NullAway.Init") // opened() sets it, before any other call
    private Future<?> timer;

    private ServerPings(Session session, Duration interval) {
        this.session = session;
        this.interval = interval;
    }

    /**
     * Returns the session with the pings that the request asks for; the session itself if it asks for none.
     *
     * @throws InvalidQueryException if the parameter {@code ping} is invalid
     */
    public static Session add(Session session, Query query) {
        Duration interval = query.duration(PARAMETER, RANGE, Duration.ZERO);
        return interval.isZero() ? session : new ServerPings(session, interval);
    }

    @Override
    public void opened(Connection connection) {
        session.opened(connection);
        timer = connection
                .subscriber()
                .eventLoop()
                .scheduleWithFixedDelay(
                        () -> ping(connection), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A client with unread data needs no ping, and gets none on top of that data. */
    private static void ping(Connection connection) {
        if (connection.subscriber().isWritable()) {
            connection.send(true, EMPTY);
        }
    }

    @Override
    public void message(boolean text, byte[] payload) {
        session.message(text, payload);
    }

    @Override
    public void closing(DisconnectCause cause) {
        session.closing(cause);
    }

    @Override
    public void closed(DisconnectCause cause) {
        timer.cancel(false);
        session.closed(cause);
    }

    @Override
    public String subject() {
        return session.subject();
    }
}
