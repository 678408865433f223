package dev.longwave.connection;

/** An endpoint's side of one connection. On that connection's event loop, unless stated. */
public interface Session {

    /**
     * Receives the open connection. Called first and once. The client cannot know yet that the connection is open, so it misses
     * no message of a channel that the session joins now.
     */
    void opened(Connection connection);

    /**
     * Handles a complete message, in the order in which the client sent them. Must not block. Responses to all messages of one
     * read go out with one system call.
     *
     * <p>An exception is logged and closes the connection with 1011.
     *
     * @param payload of any length, UTF-8 if it is text; it belongs to the session
     */
    void message(boolean text, byte[] payload);

    /**
     * Prepares for the close, which waits for messages that the session {@linkplain Connection#hold holds}. A session that holds
     * them for a time releases them now. May be called more than once.
     *
     * @param cause {@link DisconnectCause#SLOW_CONSUMER} if the client gets no more messages
     */
    default void closing(DisconnectCause cause) {}

    /** Handles the end of the connection. Called last, once for each {@link #opened}. */
    void closed(DisconnectCause cause);

    /** Returns the connection's channel or writer; empty if its endpoint has neither. From any thread. */
    default String subject() {
        return "";
    }
}
