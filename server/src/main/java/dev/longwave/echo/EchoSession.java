package dev.longwave.echo;

import dev.longwave.connection.Connection;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.Session;

/** Session that returns each message unchanged: text as text, binary as binary, byte for byte and in order. */
final class EchoSession implements Session {

    @SuppressWarnings("NullAway.Init") // opened() sets it, before any other call
    private Connection connection;

    @Override
    public void opened(Connection opened) {
        connection = opened;
    }

    @Override
    public void message(boolean text, byte[] payload) {
        connection.send(text, payload);
    }

    @Override
    public void closed(DisconnectCause cause) {}
}
