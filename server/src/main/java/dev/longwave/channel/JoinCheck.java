package dev.longwave.channel;

import dev.longwave.admission.RejectionCounter;
import dev.longwave.connection.Rejection;
import dev.longwave.connection.Session;
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
    static final TypedKey<ChannelSession> MEMBERSHIP = new TypedKey<>("longwave.membership");

    private final Channels channels;
    private final RejectionCounter refusals;

    JoinCheck(Channels channels, RejectionCounter refusals) {
        this.channels = channels;
        this.refusals = refusals;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(ChannelEndpoint.ID);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        Optional<JoinRequest> request = JoinRequest.of(
                upgrade.pathParam("channel"), upgrade.httpRequest().params().getAll("self"));
        if (request.isEmpty()) {
            refusals.count(Rejection.TARGET);
            return CheckResult.rejectUpgrade(Rejection.TARGET.status());
        }
        ChannelSession membership = new ChannelSession(channels, request.get());
        upgrade.userData().put(MEMBERSHIP, membership);
        upgrade.userData().put(Session.KEY, membership);
        return CheckResult.permitUpgrade();
    }
}
