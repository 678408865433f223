package dev.longwave.connection;

import dev.longwave.fanout.Subscriber;

/** A client, however it is connected. On its event loop, unless stated. */
public interface Connection {

    /** Its number: no other connection of this process has had it. From any thread. */
    long id();

    /**
     * Sends a message behind all that was sent before. Once the connection is being closed the message is dropped; what a
     * session sends while it handles a message goes out before the Close.
     *
     * @param payload in UTF-8 if it is text; the caller may change it after the return
     */
    void send(boolean text, byte[] payload);

    /**
     * Closes the connection behind everything that it has been sent, unless it is being closed already. Messages that the
     * client sends from then on are dropped. From any thread.
     *
     * @param reason at most 123 bytes in UTF-8 (RFC 6455 §5.5)
     */
    void close(CloseCode code, String reason);

    /**
     * Counts a message as in flight beyond the return of {@link Session#message}, until it is {@linkplain #release released}:
     * it counts towards the inbound limit, and the client's Close waits for it.
     *
     * @param bytes of its payload
     */
    void hold(int bytes);

    /**
     * Ends what {@link #hold} began. From any thread.
     *
     * @param bytes as they were held
     */
    void release(int bytes);

    /** This connection as a member of a fan-out, which delivers messages as they are. From any thread. */
    Subscriber subscriber();
}
