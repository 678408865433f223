package dev.longwave.connection;

/** Target that clients connect to. One bean for each path; every transport mounts all of them. */
public interface Endpoint {

    /** Returns the endpoint's label in metrics, which is its value in the log too. */
    String id();

    /** Returns the path, with at most one parameter in braces: {@code /broadcast/{channel}}. */
    String path();

    /**
     * Decides whether a request gets a session. The session registers and joins nothing before {@link Session#opened}: a later
     * check may still reject the request.
     *
     * @throws InvalidQueryException if a query parameter is invalid
     */
    Opening open(ConnectRequest request);

    /** Returns the name of the path's parameter, whose value is {@link Session#subject}; empty if there is none. */
    default String parameter() {
        int brace = path().indexOf('{');
        return brace < 0 ? "" : path().substring(brace + 1, path().indexOf('}'));
    }
}
