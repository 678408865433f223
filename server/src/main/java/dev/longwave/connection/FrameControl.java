package dev.longwave.connection;

/** Control of a WebSocket's frames, for an endpoint that helps to test clients. On the connection's event loop. */
public interface FrameControl {

    /**
     * Sends a message as {@link Connection#send} does, but in several frames (RFC 6455 §5.4) and never compressed.
     *
     * @param fragments number of frames, of nearly equal size; some are empty if there are more of them than bytes
     */
    void sendFragmented(boolean text, byte[] payload, int fragments);

    /**
     * Closes the connection as {@link Connection#close} does, with any code.
     *
     * @param code one that RFC 6455 §7.4 allows in a Close frame
     */
    void close(int code, String reason);

    /** Ends TCP without a Close frame, after everything that was sent. */
    void endTcp();

    /** Stops responding to Pings. */
    void ignorePings();
}
