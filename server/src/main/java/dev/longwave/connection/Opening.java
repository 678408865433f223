package dev.longwave.connection;

/** Decision of an endpoint about a request. */
public sealed interface Opening {

    /** The connection gets this session, unless another check rejects the request. */
    record Accepted(Session session) implements Opening {}

    /**
     * The endpoint rejects the request.
     *
     * @param hint line for the client that says what must be different
     */
    record Rejected(Rejection rejection, String hint) implements Opening {}
}
