package dev.longwave.writer;

import dev.longwave.connection.CloseCode;
import dev.longwave.connection.Connection;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.Session;

/** Session that hands its connection over to a writer, and closes it when the writer releases it. On its event loop. */
final class WriterSession implements Session {

    private final String name;
    private final Writer writer;
    private final long messages;

    @SuppressWarnings("NullAway.Init") // opened() sets it, before any other call
    private Handover handover;

    /** @param name name of the writer */
    WriterSession(String name, Writer writer, long messages) {
        this.name = name;
        this.writer = writer;
        this.messages = messages;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the stage never fails
    public void opened(Connection connection) {
        handover = writer.take(connection, messages);
        handover.completion().thenAccept(end -> connection.close(CloseCode.NORMAL_CLOSURE, "done"));
    }

    @Override
    public void message(boolean text, byte[] payload) {
        handover.connection().close(CloseCode.UNSUPPORTED_DATA, "writers take no messages");
    }

    @Override
    public void closed(DisconnectCause cause) {
        writer.connectionClosed(handover);
    }

    @Override
    public String subject() {
        return name;
    }
}
