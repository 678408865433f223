package dev.longwave.connection;

/** An endpoint's decision about a request. */
public sealed interface Opening {

    /** A connection gets this session, unless the request is rejected for another reason. */
    record Accepted(Session session) implements Opening {}

    /** The endpoint has nothing for such a request. */
    record Rejected(Rejection rejection) implements Opening {}
}
