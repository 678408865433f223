package dev.longwave.connection;

/** Decision of an endpoint about a request. */
public sealed interface Opening {

    /** The connection gets this session, unless another check rejects the request. */
    record Accepted(Session session) implements Opening {}

    /** The endpoint rejects the request. */
    record Rejected(Rejection rejection) implements Opening {}
}
