package dev.longwave.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.longwave.wire.Peer;
import org.junit.jupiter.api.Test;

final class MembershipTest {

    private final Channels channels = new Channels();
    private final Membership membership =
            new Membership(channels, new JoinRequest(new ChannelName("a"), /* hearsItself= */ true));

    @Test
    void itLastsAsLongAsItsConnection() {
        membership.opened(new Peer().connection());
        assertEquals(1, channels.count());

        membership.closed();
        assertEquals(0, channels.count());
    }
}
