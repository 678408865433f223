package dev.longwave.writer;

import dev.longwave.admission.RejectionCounter;
import dev.longwave.connection.Rejection;
import dev.longwave.connection.Session;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Refuses a handshake for a writer that is not there, before the handshake itself is looked at. */
@Singleton
@Priority(2) // before the check of the handshake, which takes a place for it
final class HandoverCheck implements HttpUpgradeCheck {

    private final Writers writers;
    private final RejectionCounter refusals;

    HandoverCheck(Writers writers, RejectionCounter refusals) {
        this.writers = writers;
        this.refusals = refusals;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(WriterEndpoint.ID);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        String name = upgrade.pathParam("writer");
        Optional<Writer> writer = writers.find(name);
        if (writer.isEmpty()) {
            return refuse(Rejection.UNKNOWN);
        }
        Optional<WriterRequest> request =
                WriterRequest.of(upgrade.httpRequest().params().getAll("messages"));
        if (request.isEmpty()) {
            return refuse(Rejection.TARGET);
        }
        long messages = request.get().messages();
        upgrade.userData().put(Session.KEY, new WriterSession(name, writer.get(), messages));
        return CheckResult.permitUpgrade();
    }

    private Uni<CheckResult> refuse(Rejection refusal) {
        refusals.count(refusal);
        return CheckResult.rejectUpgrade(refusal.status());
    }
}
