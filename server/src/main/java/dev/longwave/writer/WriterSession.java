package dev.longwave.writer;

import dev.longwave.connection.CloseCode;
import dev.longwave.connection.Connection;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.Session;

/** Hands a connection to a writer when it is opened, and closes it when the writer is done. On its event loop. */
final class WriterSession implements Session {

    private final String name;
    private final Writer writer;
    private final long messages;

    @SuppressWarnings("NullAway.Init") // set when the connection is opened, before all else
    private Handover handover;

    /** @param name the writer's */
    WriterSession(String name, Writer writer, long messages) {
        this.name = name;
        this.writer = writer;
        this.messages = messages;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it never fails
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
        writer.gone(handover);
    }

    @Override
    public String subject() {
        return name;
    }
}
