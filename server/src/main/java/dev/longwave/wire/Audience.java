package dev.longwave.wire;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are sent the same messages, in one order for all. Who joins gets all that is sent from then on. From any
 * thread.
 *
 * <p>Those of one event loop are a {@linkplain Row row}: what is sent is queued for each row under one lock, which makes the
 * order, and a row takes all that has been queued in one go, so that each connection is written to once for all of it.
 * Nobody waits for a connection: one that does not read has its own bound.
 */
public final class Audience {

    /** All of it under the lock of this. */
    private final Map<EventExecutor, Row> rows = new HashMap<>();

    private int size;

    public synchronized void join(Outlet member) {
        WireHandler connection = (WireHandler) member;
        size++;
        Row row = rows.computeIfAbsent(connection.loop(), Row::new);
        row.members++;
        row.queue(new Row.Join(connection));
    }

    /**
     * Sends it nothing more.
     *
     * @param member has joined, and leaves once
     */
    public synchronized void leave(Outlet member) {
        WireHandler connection = (WireHandler) member;
        size--;
        rows.computeIfPresent(connection.loop(), (loop, row) -> {
            row.queue(new Row.Leave(connection));
            row.members--;
            return row.members == 0 ? null : row;
        });
    }

    /** How many have joined and not left. */
    public synchronized int size() {
        return size;
    }

    /**
     * Sends a message to all but one.
     *
     * @param payload not to be changed any more; UTF-8 if it is text
     * @param except gets none
     * @param delivered told how many took it, once they all have it or are gone: on any thread, and not to wait
     */
    public void send(boolean text, byte[] payload, @Nullable Outlet except, IntConsumer delivered) {
        synchronized (this) {
            SharedMessage message = new SharedMessage(text, payload, rows.size(), delivered);
            rows.values().forEach(row -> row.queue(new Row.Send(message, except)));
            if (!rows.isEmpty()) {
                return;
            }
        }
        delivered.accept(0);
    }

    /** The members of one event loop. */
    private static final class Row {

        sealed interface Event {}

        record Join(WireHandler member) implements Event {}

        record Leave(WireHandler member) implements Event {}

        record Send(SharedMessage message, @Nullable Outlet except) implements Event {}

        private final EventExecutor loop;

        /** On the event loop. */
        private final Set<WireHandler> present = new LinkedHashSet<>();

        /** Those who will be there when all that is queued has happened. Under the lock of the audience. */
        private int members;

        /** Under the lock of this. */
        private List<Event> queued = new ArrayList<>();

        Row(EventExecutor loop) {
            this.loop = loop;
        }

        synchronized void queue(Event event) {
            if (queued.isEmpty()) {
                loop.execute(this::run);
            }
            queued.add(event);
        }

        private void run() {
            List<Send> batch = new ArrayList<>();
            for (Event event : takeQueued()) {
                switch (event) {
                    case Send send -> batch.add(send);
                    case Join(WireHandler member) -> {
                        handOut(batch);
                        present.add(member);
                    }
                    case Leave(WireHandler member) -> {
                        handOut(batch);
                        present.remove(member);
                    }
                }
            }
            handOut(batch);
        }

        private synchronized List<Event> takeQueued() {
            List<Event> taken = queued;
            queued = new ArrayList<>();
            return taken;
        }

        /** Member by member, which costs less than message by message: each is looked at, and written to, once for all. */
        private void handOut(List<Send> batch) {
            int[] taken = new int[batch.size()];
            if (taken.length > 0) {
                present.forEach(member -> handOut(batch, member, taken));
            }
            for (int i = 0; i < taken.length; i++) {
                batch.get(i).message().handedOut(taken[i]);
            }
            batch.clear();
        }

        private static void handOut(List<Send> batch, WireHandler member, int[] taken) {
            for (int i = 0; i < taken.length; i++) {
                Send send = batch.get(i);
                if (member != send.except() && member.send(send.message())) {
                    taken[i]++;
                }
            }
            member.writeNow();
        }
    }
}
