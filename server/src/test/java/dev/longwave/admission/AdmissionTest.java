package dev.longwave.admission;

import dev.longwave.connection.Rejection;
import dev.longwave.websocket.SentHeaders;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class AdmissionTest {

    private final Admission admission =
            new Admission(new Config(Optional.empty()), new ConnectionLimits(new Limits(OptionalInt.of(1), 0, 0), 10));

    private static final ClientNetwork CLIENT = new ClientNetwork(false, 1);

    private final SentHeaders headers = new SentHeaders();

    @Test
    void aHandshakeWithNothingWrongIsAdmitted() {
        assertEquals(Optional.empty(), admit(false));
    }

    @Test
    void aForeignOriginIsRefused() {
        headers.with("Origin", "https://evil.example");

        assertEquals(Optional.of(Rejection.ORIGIN), admit(false));
    }

    @Test
    void theKeyIsLookedAtBeforeTheOrigin() {
        headers.with("Origin", "https://evil.example").with("Sec-WebSocket-Key", "short");

        assertEquals(Optional.of(Rejection.KEY), admit(false));
    }

    @Test
    void extensionsThatCannotBeReadAreRefused() {
        headers.with("Sec-WebSocket-Extensions", "permessage-deflate;");

        assertEquals(Optional.of(Rejection.EXTENSIONS), admit(false));
    }

    /** A client of another version is told so before anything that its version may do in another way. */
    @Test
    void theVersionIsLookedAtBeforeTheKey() {
        headers.with("Sec-WebSocket-Key", "short").with("Sec-WebSocket-Version", "8");

        assertEquals(Optional.of(Rejection.VERSION), admit(false));
    }

    @Test
    void whetherItIsAnUpgradeIsLookedAtFirst() {
        headers.with("Sec-WebSocket-Version", "8").with("Upgrade");

        assertEquals(Optional.of(Rejection.NOT_AN_UPGRADE), admit(false));
    }

    @Test
    void aServerThatDrainsLetsNobodyIn() {
        assertEquals(Optional.of(Rejection.DRAINING), admit(true));
    }

    @Test
    void thereIsAPlaceForAsManyAsThereMayBeAndForMoreWhenOneHasLeft() {
        assertEquals(Optional.empty(), admit(false));
        assertEquals(Optional.of(Rejection.CONNECTIONS), admit(false));

        admission.leave(CLIENT, 0);

        assertEquals(Optional.empty(), admit(false));
    }

    @Test
    void whoIsRefusedTakesNoPlace() {
        headers.with("Origin", "https://evil.example");
        admit(false);
        headers.with("Origin");

        assertEquals(Optional.empty(), admit(false));
    }

    private Optional<Rejection> admit(boolean draining) {
        return admission.admit(headers.handshake(), draining, CLIENT, 0);
    }

    private record Config(Optional<List<String>> allowedOrigins) implements OriginConfig {}

    private record Limits(OptionalInt limit, int limitPerAddress, int ratePerAddress) implements ConnectionLimitsConfig {}
}
