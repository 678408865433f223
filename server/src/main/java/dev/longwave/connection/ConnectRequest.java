package dev.longwave.connection;

import java.util.List;
import java.util.function.Function;

/**
 * A client's request to connect to an endpoint, over any transport.
 *
 * @param parameter the value of the path's parameter, percent-decoded; empty if the path has none
 * @param query returns all values of a query parameter by its name
 */
public record ConnectRequest(String parameter, Function<String, List<String>> query) {}
