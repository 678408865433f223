package dev.longwave.connection;

import java.util.List;
import java.util.function.Function;

/**
 * A client's request to connect to an endpoint, whatever the transport.
 *
 * @param parameter the value of the path's parameter, percent-decoded; empty if the path has none
 * @param query all values of a parameter of the query, by its name
 */
public record ConnectRequest(String parameter, Function<String, List<String>> query) {}
