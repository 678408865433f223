package dev.longwave.connection;

/** Takes the messages of a connection's client. */
@FunctionalInterface
public interface Receiver {

    /**
     * A whole message has come, behind all that came before. On the connection's event loop, so it returns at once; what it
     * sends goes out when all that has come with it has been handled, with one system call.
     *
     * <p>What it throws is logged and ends the connection with 1011.
     *
     * @param payload of any length, in UTF-8 if it is text; nobody else has it
     */
    void message(Connection from, boolean text, byte[] payload);
}
