package dev.longwave.broadcast;

import dev.longwave.connection.Ending;
import dev.longwave.wire.ConnectionListener;
import dev.longwave.wire.Outlet;
import org.jspecify.annotations.Nullable;

/**
 * A connection in a channel. On that connection's event loop.
 *
 * <p>What it publishes counts as under way until it has been handed to every member and most of them keep up: so who publishes
 * faster than that is not read, and its Close waits.
 */
final class Membership implements ConnectionListener {

    private final Channels channels;
    private final JoinRequest request;

    @SuppressWarnings("NullAway.Init") // set when the connection is opened, before all else
    private Outlet connection;

    Membership(Channels channels, JoinRequest request) {
        this.channels = channels;
        this.request = request;
    }

    @Override
    public void opened(Outlet opened) {
        connection = opened;
        channels.join(request.channel(), opened);
    }

    /** @param payload not to be changed any more; UTF-8 if it is text */
    void publish(boolean text, byte[] payload) {
        connection.hold(payload.length);
        @Nullable Outlet except = request.hearsItself() ? null : connection;
        channels.publish(request.channel(), text, payload, except, delivered -> connection.release(payload.length));
    }

    @Override
    public void closed(Ending ending) {
        channels.leave(request.channel(), connection, ending);
    }

    @Override
    public String subject() {
        return request.channel().value();
    }
}
