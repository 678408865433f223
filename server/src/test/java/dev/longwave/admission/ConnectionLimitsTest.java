package dev.longwave.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.longwave.connection.Rejection;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionLimitsTest {

    private static final int ROOM = 1_000;
    private static final long SECOND = 1_000_000_000L;

    private static final ClientNetwork ONE = new ClientNetwork(false, 1);
    private static final ClientNetwork OTHER = new ClientNetwork(false, 2);

    @Test
    void eachClientHasItsOwnLimit() {
        ConnectionLimits limits = limits(OptionalInt.empty(), 1, 0);
        limits.take(ONE, 0);

        assertEquals(Optional.of(Rejection.CLIENT_LIMIT), limits.take(ONE, 0));
        assertEquals(Optional.empty(), limits.take(OTHER, 0));
    }

    @Test
    void releasedPermitCanBeTakenAgain() {
        ConnectionLimits limits = limits(OptionalInt.of(1), 1, 0);
        limits.take(ONE, 0);
        limits.release(ONE, 0);

        assertEquals(Optional.empty(), limits.take(ONE, 0));
    }

    @Test
    void fileDescriptorsBoundTheLimit() {
        ConnectionLimits limits = limits(OptionalInt.of(ROOM + 1), 0, 0);
        for (int place = 0; place < ROOM; place++) {
            assertEquals(Optional.empty(), limits.take(ONE, 0));
        }
        assertEquals(Optional.of(Rejection.CONNECTION_LIMIT), limits.take(ONE, 0));
    }

    @Test
    void reconnectingClientIsHeldToItsRate() {
        ConnectionLimits limits = limits(OptionalInt.empty(), 0, 2);
        for (int connection = 0; connection < 10; connection++) {
            assertEquals(Optional.empty(), limits.take(ONE, 0));
            limits.release(ONE, 0);
        }
        assertEquals(Optional.of(Rejection.RATE), limits.take(ONE, 0));
        assertEquals(Optional.empty(), limits.take(OTHER, 0));
        assertEquals(Optional.empty(), limits.take(ONE, SECOND / 2));
    }

    @Test
    void disconnectedClientLeavesNoEntry() {
        ConnectionLimits limits = limits(OptionalInt.empty(), 0, 0);
        limits.take(ONE, 0);
        assertEquals(1, limits.clients());

        limits.release(ONE, 0);
        assertEquals(0, limits.clients());
    }

    @Test
    void aMillionShortClientsLeaveFewEntries() {
        ConnectionLimits limits = limits(OptionalInt.empty(), 0, 1);
        int most = 0;
        for (int client = 0; client < 1_000_000; client++) {
            long now = client * SECOND / 1_000; // a thousand a second
            limits.take(new ClientNetwork(true, client), now);
            limits.release(new ClientNetwork(true, client), now);
            most = Math.max(most, limits.clients());
        }
        assertEquals(2_000, most, 1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 'longwave.connections.limit=0 is out of range: must be 1 to 10000000'",
        "10000001, 0, 0, 'longwave.connections.limit=10000001 is out of range: must be 1 to 10000000'",
        "1, -1, 0, 'longwave.connections.limit-per-address=-1 is out of range: must be 0 (off) to 10000000'",
        "1, 0, -1, 'longwave.connections.rate-per-address=-1 is out of range: must be 0 (off) to 10000000'",
    })
    void limitOutOfRangeIsNamedWithTheRule(int limit, int perAddress, int rate, String expected) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> limits(OptionalInt.of(limit), perAddress, rate));

        assertEquals(expected, refused.getMessage());
    }

    private static ConnectionLimits limits(OptionalInt limit, int perAddress, int rate) {
        return new ConnectionLimits(new Config(limit, perAddress, rate), ROOM);
    }

    private record Config(OptionalInt limit, int limitPerAddress, int ratePerAddress)
            implements ConnectionLimitsConfig {}
}
