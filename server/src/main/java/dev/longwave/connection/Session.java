package dev.longwave.connection;

/** What an endpoint does with one connection. On that connection's event loop, unless stated. */
public interface Session {

    /**
     * The connection is open, and its client cannot know yet: whatever the session joins now, the client misses nothing of.
     * Called first and once.
     */
    void opened(Connection connection);

    /**
     * The client has sent a whole message, behind all that it sent before. Must not block. What the session sends meanwhile
     * goes out with one system call for all messages of the same read.
     *
     * <p>An exception is logged and closes the connection with 1011.
     *
     * @param payload of any length, in UTF-8 if it is text; it belongs to the session
     */
    void message(boolean text, byte[] payload);

    /** The connection has ended. Called last, once for each {@link #opened}. */
    void closed(DisconnectCause cause);

    /** What of its endpoint the connection is for: a channel or a writer; empty where there is no choice. From any thread. */
    default String subject() {
        return "";
    }
}
