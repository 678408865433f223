package dev.longwave.broadcast;

import dev.longwave.handshake.Refusal;
import dev.longwave.handshake.Refusals;
import dev.longwave.wire.ConnectionListener;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Refuses a handshake for a channel that cannot be, before the handshake itself is looked at. */
@Singleton
@Priority(2) // before the check of the handshake, which takes a place for it
final class JoinCheck implements HttpUpgradeCheck {

    /** Where the endpoint finds it. */
    static final TypedKey<Membership> MEMBERSHIP = new TypedKey<>("longwave.membership");

    private final Channels channels;
    private final Refusals refusals;

    JoinCheck(Channels channels, Refusals refusals) {
        this.channels = channels;
        this.refusals = refusals;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(BroadcastEndpoint.ID);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        Optional<JoinRequest> request = JoinRequest.of(
                upgrade.pathParam("channel"), upgrade.httpRequest().params().getAll("self"));
        if (request.isEmpty()) {
            refusals.count(Refusal.TARGET);
            return CheckResult.rejectUpgrade(Refusal.TARGET.status());
        }
        Membership membership = new Membership(channels, request.get());
        upgrade.userData().put(MEMBERSHIP, membership);
        upgrade.userData().put(ConnectionListener.KEY, membership);
        return CheckResult.permitUpgrade();
    }
}
