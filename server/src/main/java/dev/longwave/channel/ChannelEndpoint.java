package dev.longwave.channel;

import dev.longwave.connection.ConnectRequest;
import dev.longwave.connection.Endpoint;
import dev.longwave.connection.Opening;
import dev.longwave.connection.Rejection;
import jakarta.inject.Singleton;

/** Endpoint of channels: every member gets every message of the channel, in the same order. */
@Singleton
public final class ChannelEndpoint implements Endpoint {

    public static final String ID = "broadcast";
    public static final String PATH = "/broadcast/{channel}";

    private static final String HINT = "The name of a channel must be " + ChannelName.RULE;

    private final Channels channels;

    ChannelEndpoint(Channels channels) {
        this.channels = channels;
    }

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
        return JoinRequest.of(request.parameter(), request.query())
                .<Opening>map(join -> new Opening.Accepted(new ChannelSession(channels, join)))
                .orElse(new Opening.Rejected(Rejection.BAD_TARGET, HINT));
    }
}
