package dev.longwave.writer;

import dev.longwave.connection.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A connection that has been handed to a writer. It lives until the writer is done with it, which the writer says exactly
 * once, by {@linkplain #completion completing} this.
 */
final class Handover {

    /** Why a writer is done with a connection. */
    enum End {
        /** It has got as many messages as it asked for. */
        SERVED,
        /** There is no such writer any more. */
        STOPPED,
        /** The connection has ended. */
        GONE
    }

    private final Connection connection;
    private final CompletableFuture<End> completion = new CompletableFuture<>();
    private long messagesLeft;

    /** @param messages after how many it is served */
    Handover(Connection connection, long messages) {
        this.connection = connection;
        this.messagesLeft = messages;
    }

    Connection connection() {
        return connection;
    }

    /**
     * Completed when the writer is done with the connection, with the reason and never with a failure; on any thread.
     *
     * <p>Whoever handed it over says here what is to happen then, and returns. To wait for it instead (get, join) would
     * block an event loop for as long as the connection lives: that loop serves thousands of other connections, and is the
     * one on which this connection is written to and its end is noticed, so that what is waited for could never come. On a
     * thread of its own it would cost that thread for each connection.
     */
    CompletionStage<End> completion() {
        return completion.minimalCompletionStage();
    }

    /** Counts a message that it has been sent; whether that was the last. Under the lock of its writer. */
    boolean hasBeenSentItsLast() {
        return --messagesLeft == 0;
    }

    /** The first reason counts. */
    void end(End reason) {
        completion.complete(reason);
    }
}
