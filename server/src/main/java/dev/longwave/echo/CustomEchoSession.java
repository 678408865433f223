package dev.longwave.echo;

import dev.longwave.connection.Connection;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.FrameControl;
import dev.longwave.connection.Session;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Session that echoes as its client has asked for. On its connection's event loop. */
final class CustomEchoSession implements Session {

    private final EchoOptions options;
    private final DelayedMessages delayed;
    private final RandomGenerator random;

    @SuppressWarnings("NullAway.Init") // opened() sets it, before any other call
    private FrameControl frames;

    private long sent;

    /**
     * Creates a session for one connection.
     *
     * @param budget limits the memory of delayed messages, over all connections
     * @param random draws the jitter
     * @param nanoTime current time in nanoseconds, from any origin
     */
    CustomEchoSession(EchoOptions options, DelayBudget budget, RandomGenerator random, LongSupplier nanoTime) {
        this.options = options;
        this.random = random;
        delayed = new DelayedMessages(budget, nanoTime, this::respond);
    }

    @Override
    public void opened(Connection connection) {
        frames = connection.frames();
        delayed.opened(connection);
        if (options.silent()) {
            frames.ignorePings();
        }
        endIfDone();
    }

    @Override
    public void message(boolean text, byte[] payload) {
        if (isDone()) {
            return;
        }
        if (options.isDelayed()) {
            delayed.add(text, payload, options.delay().toNanos() + jitter());
        } else {
            respond(text, payload);
        }
    }

    private long jitter() {
        return options.jitter().isZero() ? 0 : random.nextLong(options.jitter().toNanos() + 1);
    }

    private void respond(boolean text, byte[] payload) {
        byte[] response =
                options.size() == EchoOptions.SAME ? payload : EchoPayload.ofSize(text, payload, options.size());
        frames.sendFragmented(text, response, options.fragments());
        sent++;
        endIfDone();
    }

    private boolean isDone() {
        return sent >= options.last();
    }

    private void endIfDone() {
        if (!isDone()) {
            return;
        }
        delayed.drop();
        if (options.closeCode() == 0) {
            frames.endTcp();
        } else {
            frames.close(options.closeCode(), "after " + sent + (sent == 1 ? " response" : " responses"));
        }
    }

    /** Sends the delayed responses at once: a Close and a drain wait for them. A slow client gets none. */
    @Override
    public void closing(DisconnectCause cause) {
        if (cause == DisconnectCause.SLOW_CONSUMER) {
            delayed.drop();
        } else {
            delayed.hurry();
        }
    }

    @Override
    public void closed(DisconnectCause cause) {
        delayed.drop();
    }
}
