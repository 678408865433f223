package dev.longwave.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.longwave.wire.BareWire;
import dev.longwave.wire.Outlet;
import org.junit.jupiter.api.Test;

final class ChannelsTest {

    private static final ChannelName NAME = new ChannelName("a");

    private final Channels channels = new Channels();
    private final Outlet first = BareWire.open();
    private final Outlet last = BareWire.open();

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
