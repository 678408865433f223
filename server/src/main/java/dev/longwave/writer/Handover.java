package dev.longwave.writer;

import dev.longwave.connection.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Handover of a connection to a writer. It lasts until the writer releases the connection, which it does exactly once, by
 * {@linkplain #completion completing} this.
 */
final class Handover {

    /** Reason for which a writer releases a connection. */
    enum End {
        /** The client got as many messages as it requested. */
        SERVED,
        /** The writer was removed. */
        STOPPED,
        /** The connection was closed. */
        GONE
    }

    private final Connection connection;
    private final CompletableFuture<End> completion = new CompletableFuture<>();
    private long messagesLeft;

    /** @param messages number of messages after which the client is served */
    Handover(Connection connection, long messages) {
        this.connection = connection;
        this.messagesLeft = messages;
    }

    Connection connection() {
        return connection;
    }

    /**
     * Returns a stage that completes when the writer releases the connection, with the reason and never with a failure; on any
     * thread.
     *
     * <p>The caller registers its next step here, and returns. Waiting instead (get, join) would block an event loop for the
     * life of the connection. That loop serves thousands of other connections. It also writes to this connection and notices
     * its end, so the stage could never complete. Waiting on another thread would cost one thread for each connection.
     */
    CompletionStage<End> completion() {
        return completion.minimalCompletionStage();
    }

    /** Counts a sent message. Returns whether it was the last. Under the lock of its writer. */
    boolean hasBeenSentItsLast() {
        return --messagesLeft == 0;
    }

    /** Completes the handover, unless it is complete: the first reason counts. */
    void end(End reason) {
        completion.complete(reason);
    }
}
