package dev.longwave.websocket;

import dev.longwave.admission.Admission;
import dev.longwave.admission.ClientNetwork;
import dev.longwave.admission.ConnectionPermit;
import dev.longwave.admission.Origin;
import dev.longwave.admission.OriginCheck;
import dev.longwave.admission.RejectionCounter;
import dev.longwave.connection.Rejection;
import dev.longwave.lifecycle.Draining;
import dev.longwave.log.LogEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Refuses a handshake that may not become a WebSocket, and counts it. */
@Singleton
@Startup // so that a setting that is not allowed stops the boot, not the first connection
@Priority(1) // before the others, which have none: nothing is prepared for who is refused
final class HandshakeCheck implements HttpUpgradeCheck {

    private static final Logger LOG = Logger.getLogger(HandshakeCheck.class);

    private final Admission admission;
    private final OriginCheck origins;
    private final RejectionCounter refusals;
    private final Draining draining;

    HandshakeCheck(Admission admission, OriginCheck origins, RejectionCounter refusals, Draining draining) {
        this.admission = admission;
        this.origins = origins;
        this.refusals = refusals;
        this.draining = draining;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        HttpServerRequest request = upgrade.httpRequest();
        InetAddress address = origins.client(request);
        ClientNetwork client = ClientNetwork.of(address);
        Optional<Rejection> refusal = admission.admit(handshake(request), draining.hasBegun(), client, System.nanoTime());
        if (refusal.isPresent()) {
            return refuse(refusal.get(), upgrade);
        }
        upgrade.userData().put(ConnectionPermit.KEY, new ConnectionPermit(address, () -> admission.leave(client, System.nanoTime())));
        // Both may be lists, over several lines too (RFC 9110 §5.3), of which the platform does not take each.
        request.headers().set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE).set(HttpHeaders.UPGRADE, "websocket");
        return CheckResult.permitUpgrade();
    }

    private Uni<CheckResult> refuse(Rejection refusal, HttpUpgradeContext upgrade) {
        refusals.count(refusal);
        LogEvent line = LogEvent.debug(LOG, "Handshake refused")
                .with("endpoint", upgrade.endpointId())
                .with("refusal", refusal);
        if (refusal == Rejection.ORIGIN) {
            // In a form of ours, or not at all: anybody can send anything.
            Optional<Origin> origin = Origin.parse(upgrade.httpRequest().getHeader(HttpHeaders.ORIGIN));
            line.with("origin", origin.map(Origin::toString).orElse("none"));
        }
        line.write();
        return CheckResult.rejectUpgrade(refusal.status(), refusal.headers());
    }

    private static UpgradeRequest handshake(HttpServerRequest request) {
        return new UpgradeRequest(
                request.method().name(),
                request.version() == HttpVersion.HTTP_1_1,
                request.headers()::getAll,
                OriginCheck.target(request));
    }
}
