package dev.longwave.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.longwave.connection.Rejection;
import dev.longwave.lifecycle.Draining;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class AdmissionTest {

    private static final String FOREIGN = "https://evil.example";

    private final Draining draining = new Draining();
    private final Admission admission = new Admission(
            new Config(Optional.empty()), new ConnectionLimits(new Limits(OptionalInt.of(1), 0, 0), 10), draining);

    @Test
    void clientWithoutOriginIsAdmitted() {
        assertAdmitted(admit());
    }

    @Test
    void pageOfTheServerItselfIsAdmitted() {
        assertAdmitted(admit("https://chat.example"));
    }

    @Test
    void foreignOriginIsRejected() {
        assertRejected(Rejection.ORIGIN, admit(FOREIGN));
    }

    @Test
    void drainingServerAdmitsNobody() {
        draining.begin();

        assertRejected(Rejection.DRAINING, admit());
    }

    @Test
    void foreignOriginIsRejectedBeforeDraining() {
        draining.begin();

        assertRejected(Rejection.ORIGIN, admit(FOREIGN));
    }

    @Test
    void releasedPermitAdmitsAnother() {
        ConnectionPermit permit = assertAdmitted(admit());
        assertRejected(Rejection.CONNECTION_LIMIT, admit());

        permit.release();

        assertAdmitted(admit());
    }

    @Test
    void permitReleasedTwiceCountsOnce() {
        ConnectionPermit permit = assertAdmitted(admit());
        permit.release();
        permit.release();
        assertAdmitted(admit());

        assertRejected(Rejection.CONNECTION_LIMIT, admit());
    }

    @Test
    void rejectedRequestTakesNoPermit() {
        admit(FOREIGN);

        assertAdmitted(admit());
    }

    private Admission.Result admit(String... origins) {
        return admission.admit(
                List.of(origins), Origin.parse("https://chat.example"), InetAddress.getLoopbackAddress(), 0);
    }

    private static void assertRejected(Rejection expected, Admission.Result result) {
        assertEquals(new Admission.Result.Rejected(expected), result);
    }

    private static ConnectionPermit assertAdmitted(Admission.Result result) {
        return assertInstanceOf(Admission.Result.Admitted.class, result).permit();
    }

    private record Config(Optional<List<String>> allowedOrigins) implements OriginConfig {}

    private record Limits(OptionalInt limit, int limitPerAddress, int ratePerAddress)
            implements ConnectionLimitsConfig {}
}
