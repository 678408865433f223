package dev.longwave.handshake;

import dev.longwave.shutdown.Draining;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Refuses a handshake that may not become a WebSocket, and counts it. */
@Singleton
@Startup // so that an origin that is none stops the boot, not the first connection
@Priority(1) // before the others, which have none: nothing is prepared for who is refused
final class HandshakeCheck implements HttpUpgradeCheck {

    private static final Logger LOG = Logger.getLogger(HandshakeCheck.class);

    private final Admission admission;
    private final Refusals refusals;
    private final Draining draining;

    HandshakeCheck(HandshakeConfig config, Refusals refusals, Draining draining) {
        this.draining = draining;
        admission = new Admission(config);
        this.refusals = refusals;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        HttpServerRequest request = upgrade.httpRequest();
        Optional<Refusal> refusal = admission.refusal(handshake(request), draining.hasBegun());
        if (refusal.isPresent()) {
            return refuse(refusal.get(), upgrade.endpointId());
        }
        // Both may be lists, over several lines too (RFC 9110 §5.3), of which the platform does not take each.
        request.headers().set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE).set(HttpHeaders.UPGRADE, "websocket");
        return CheckResult.permitUpgrade();
    }

    private Uni<CheckResult> refuse(Refusal refusal, String endpoint) {
        refusals.count(refusal);
        LOG.debugf("Handshake refused: endpoint=%s refusal=%s", endpoint, refusal);
        return CheckResult.rejectUpgrade(refusal.status(), refusal.headers());
    }

    /** Scheme and authority are the forwarded ones if they come from a proxy that Quarkus is told to trust. */
    private static Handshake handshake(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        Optional<Origin> target = authority == null
                ? Optional.empty()
                : Origin.ofTarget(request.scheme(), authority.host(), authority.port());
        return new Handshake(
                request.method().name(), request.version() == HttpVersion.HTTP_1_1, request.headers()::getAll, target);
    }
}
