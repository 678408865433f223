package dev.longwave.connection;

/**
 * A client's request to connect to an endpoint, over any transport.
 *
 * @param parameter the value of the path's parameter, percent-decoded; empty if the path has none
 */
public record ConnectRequest(String parameter, Query query) {}
