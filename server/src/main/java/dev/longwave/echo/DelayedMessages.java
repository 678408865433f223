package dev.longwave.echo;

import dev.longwave.connection.CloseCode;
import dev.longwave.connection.Connection;
import dev.longwave.limits.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one connection that wait for their time, in order: none overtakes an earlier one. They stay in flight meanwhile, so
 * the inbound limit bounds them, and the client's Close waits for them. On the connection's event loop.
 */
final class DelayedMessages {

    /** Handler of a message whose time has come. */
    interface Handler {
        void handle(boolean text, byte[] payload);
    }

    /** @param due time in nanoseconds, from any origin */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Message(boolean text, byte[] payload, long due) {}

    private final DelayBudget budget;
    private final LongSupplier nanoTime;
    private final Handler handler;

    /** Replaced when it is empty: its array never shrinks. */
    private Deque<Message> messages = new ArrayDeque<>(0);

    @SuppressWarnings("NullAway.Init") // opened() sets it, before any other call
    private Connection connection;

    private @Nullable Future<?> timer;

    /** Whether all messages are due, because the connection closes after them. */
    private boolean hurried;

    private boolean waitsForClient;

    /** @param nanoTime current time in nanoseconds, from any origin */
    DelayedMessages(DelayBudget budget, LongSupplier nanoTime, Handler handler) {
        this.budget = budget;
        this.nanoTime = nanoTime;
        this.handler = handler;
    }

    void opened(Connection opened) {
        connection = opened;
    }

    /**
     * Adds a message. Closes the connection with 1013 if the server has no memory left for it.
     *
     * @param delay in nanoseconds
     */
    void add(boolean text, byte[] payload, long delay) {
        if (!budget.tryAcquire(Limits.costOf(payload.length))) {
            connection.close(CloseCode.TRY_AGAIN_LATER, "no memory left for delayed messages");
            return;
        }
        connection.hold(payload.length);
        long due = nanoTime.getAsLong() + delay;
        Message last = messages.peekLast();
        messages.add(new Message(text, payload, last == null || due - last.due() > 0 ? due : last.due()));
        if (hurried) {
            run();
        } else if (last == null) {
            schedule(messages.element());
        }
    }

    /** Handles all messages now, as fast as the client reads the responses. */
    void hurry() {
        hurried = true;
        run();
    }

    private void schedule(Message first) {
        timer = connection
                .subscriber()
                .eventLoop()
                .schedule(this::run, first.due() - nanoTime.getAsLong(), TimeUnit.NANOSECONDS);
    }

    /** Handles the messages whose time has come, as long as the client reads the responses. */
    private void run() {
        try {
            Message next = messages.peek();
            while (next != null && (hurried || next.due() - nanoTime.getAsLong() <= 0)) {
                if (!connection.subscriber().isWritable()) {
                    waitForClient();
                    return;
                }
                release(messages.remove());
                handler.handle(next.text(), next.payload());
                next = messages.peek();
            }
            if (next == null) {
                drop();
            } else {
                schedule(next);
            }
        } catch (RuntimeException e) {
            drop();
            connection.subscriber().fail(e);
        }
    }

    private void waitForClient() {
        if (!waitsForClient) {
            waitsForClient = true;
            connection.subscriber().onWritable(() -> {
                waitsForClient = false;
                run();
            });
        }
    }

    private void release(Message message) {
        budget.release(Limits.costOf(message.payload().length));
        connection.release(message.payload().length);
    }

    /** Drops all messages. */
    void drop() {
        if (timer != null) {
            timer.cancel(false);
        }
        messages.forEach(this::release);
        messages = new ArrayDeque<>(0);
    }
}
