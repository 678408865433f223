package dev.longwave.background;

import dev.longwave.handshake.Refusal;
import dev.longwave.handshake.Refusals;
import dev.longwave.wire.ConnectionListener;
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
    private final Refusals refusals;

    HandoverCheck(Writers writers, Refusals refusals) {
        this.writers = writers;
        this.refusals = refusals;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(BackgroundEndpoint.ID);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        String name = upgrade.pathParam("writer");
        Optional<Writer> writer = writers.find(name);
        if (writer.isEmpty()) {
            return refuse(Refusal.UNKNOWN);
        }
        Optional<HandoverRequest> request =
                HandoverRequest.of(upgrade.httpRequest().params().getAll("messages"));
        if (request.isEmpty()) {
            return refuse(Refusal.TARGET);
        }
        long messages = request.get().messages();
        upgrade.userData().put(ConnectionListener.KEY, new HandedOverConnection(name, writer.get(), messages));
        return CheckResult.permitUpgrade();
    }

    private Uni<CheckResult> refuse(Refusal refusal) {
        refusals.count(refusal);
        return CheckResult.rejectUpgrade(refusal.status());
    }
}
