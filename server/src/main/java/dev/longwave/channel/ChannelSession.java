package dev.longwave.channel;

import dev.longwave.connection.Connection;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.Session;
import dev.longwave.fanout.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * Session of one member of a channel. On its connection's event loop.
 *
 * <p>A published message is in flight until it is delivered to every member and most of them keep up. This is the back-pressure
 * on a publisher: the server stops reading from a faster one, and its Close waits.
 */
final class ChannelSession implements Session {

    private final Channels channels;
    private final JoinRequest request;

    @SuppressWarnings("NullAway.Init") // opened() sets it, before any other call
    private Connection connection;

    ChannelSession(Channels channels, JoinRequest request) {
        this.channels = channels;
        this.request = request;
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        channels.join(request.channel(), opened.subscriber());
    }

    @Override
    public void message(boolean text, byte[] payload) {
        connection.hold(payload.length);
        @Nullable Subscriber except = request.hearsItself() ? null : connection.subscriber();
        channels.publish(request.channel(), text, payload, except, delivered -> connection.release(payload.length));
    }

    @Override
    public void closed(DisconnectCause cause) {
        channels.leave(request.channel(), connection.subscriber(), cause);
    }

    @Override
    public String subject() {
        return request.channel().value();
    }
}
