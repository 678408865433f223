package dev.longwave.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AdmissionTest {

    private final Admission admission = new Admission(new Config(Optional.empty()));

    private final SentHeaders headers = new SentHeaders();

    @Test
    void aHandshakeWithNothingWrongIsAdmitted() {
        assertEquals(Optional.empty(), admission.refusal(headers.handshake(), false));
    }

    @Test
    void aForeignOriginIsRefused() {
        headers.with("Origin", "https://evil.example");

        assertEquals(Optional.of(Refusal.ORIGIN), admission.refusal(headers.handshake(), false));
    }

    @Test
    void theKeyIsLookedAtBeforeTheOrigin() {
        headers.with("Origin", "https://evil.example").with("Sec-WebSocket-Key", "short");

        assertEquals(Optional.of(Refusal.KEY), admission.refusal(headers.handshake(), false));
    }

    @Test
    void extensionsThatCannotBeReadAreRefused() {
        headers.with("Sec-WebSocket-Extensions", "permessage-deflate;");

        assertEquals(Optional.of(Refusal.EXTENSIONS), admission.refusal(headers.handshake(), false));
    }

    /** A client of another version is told so before anything that its version may do in another way. */
    @Test
    void theVersionIsLookedAtBeforeTheKey() {
        headers.with("Sec-WebSocket-Key", "short").with("Sec-WebSocket-Version", "8");

        assertEquals(Optional.of(Refusal.VERSION), admission.refusal(headers.handshake(), false));
    }

    @Test
    void whetherItIsAnUpgradeIsLookedAtFirst() {
        headers.with("Sec-WebSocket-Version", "8").with("Upgrade");

        assertEquals(Optional.of(Refusal.NOT_AN_UPGRADE), admission.refusal(headers.handshake(), false));
    }

    private record Config(Optional<List<String>> allowedOrigins) implements HandshakeConfig {}

    @Test
    void aServerThatDrainsLetsNobodyIn() {
        assertEquals(Optional.of(Refusal.DRAINING), admission.refusal(headers.handshake(), true));
    }
}
