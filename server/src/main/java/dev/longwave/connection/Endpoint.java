package dev.longwave.connection;

/** What clients connect to. One bean for each path; every transport mounts all of them. */
public interface Endpoint {

    /** Its label in metrics and its value in the log. */
    String id();

    /** Its path, with at most one parameter in braces: {@code /broadcast/{channel}}. */
    String path();

    /**
     * Decides what a client that asks for this endpoint gets. Nothing is registered or joined before
     * {@link Session#opened}: the request may still be rejected for other reasons.
     */
    Opening open(ConnectRequest request);

    /** The name of the path's parameter, which is what {@link Session#subject} tells; empty if there is none. */
    default String parameter() {
        int brace = path().indexOf('{');
        return brace < 0 ? "" : path().substring(brace + 1, path().indexOf('}'));
    }
}
