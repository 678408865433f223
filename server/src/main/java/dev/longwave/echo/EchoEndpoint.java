package dev.longwave.echo;

import dev.longwave.connection.ConnectRequest;
import dev.longwave.connection.Endpoint;
import dev.longwave.connection.Opening;
import jakarta.inject.Singleton;

/** Endpoint that returns every message to its sender. */
@Singleton
public final class EchoEndpoint implements Endpoint {

    public static final String ID = "echo";
    public static final String PATH = "/ws";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Opening open(ConnectRequest request) {
        return new Opening.Accepted(new EchoSession());
    }
}
