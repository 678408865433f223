package dev.longwave.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.longwave.wire.Outlet;
import dev.longwave.wire.Peer;
import org.junit.jupiter.api.Test;

final class ChannelsTest {

    private static final ChannelName NAME = new ChannelName("a");

    private final Channels channels = new Channels();
    private final Outlet first = new Peer().connection();
    private final Outlet last = new Peer().connection();

    @Test
    void aChannelIsForgottenWithItsLastMember() {
        channels.join(NAME, first);
        channels.join(NAME, last);
        channels.leave(NAME, first);
        assertEquals(1, channels.count());

        channels.leave(NAME, last);
        assertEquals(0, channels.count());
    }
}
