package dev.longwave.websocket;

import dev.longwave.admission.Admission;
import dev.longwave.admission.AdmissionMetrics;
import dev.longwave.admission.OriginCheck;
import dev.longwave.admission.RejectionLog;
import dev.longwave.connection.ConnectRequest;
import dev.longwave.connection.Endpoint;
import dev.longwave.connection.InvalidQueryException;
import dev.longwave.connection.Opening;
import dev.longwave.connection.Query;
import dev.longwave.connection.Rejection;
import dev.longwave.connection.ServerPings;
import dev.longwave.connection.Session;
import dev.longwave.http.Responses;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Check of each upgrade request, in the order of docs/protocol.md: the endpoint's own decision, the rules of RFC 6455 §4.2.1,
 * admission. Counts and logs rejections. Prepares nothing for a request that it rejects.
 */
@Singleton
@Startup // so that an invalid setting stops the start, not the first connection
final class UpgradeCheck implements HttpUpgradeCheck {

    private static final Logger LOG = Logger.getLogger(UpgradeCheck.class);

    /** Headers of a 426: RFC 6455 §4.4 requires the first, RFC 9110 §15.5.22 the others. */
    private static final Map<String, List<String>> UPGRADE_REQUIRED = Map.of(
            "Sec-WebSocket-Version", List.of(UpgradeRequest.VERSION),
            "Upgrade", List.of("websocket"),
            "Connection", List.of("Upgrade"));

    private final Map<String, Endpoint> endpoints;
    private final Admission admission;
    private final OriginCheck origins;
    private final AdmissionMetrics metrics;
    private final UpgradePipeline pipeline;
    private final RejectionLog<Rejection> log = new RejectionLog<>(LOG, "Handshake rejected", Rejection.ORIGIN);

    UpgradeCheck(
            @All List<Endpoint> endpoints,
            Admission admission,
            OriginCheck origins,
            AdmissionMetrics metrics,
            UpgradePipeline pipeline) {
        this.endpoints = endpoints.stream().collect(Collectors.toMap(Endpoint::id, Function.identity()));
        this.admission = admission;
        this.origins = origins;
        this.metrics = metrics;
        this.pipeline = pipeline;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        HttpServerRequest request = upgrade.httpRequest();
        Endpoint endpoint = Objects.requireNonNull(endpoints.get(upgrade.endpointId()), upgrade.endpointId());
        return switch (open(endpoint, upgrade)) {
            case Opening.Rejected(Rejection rejection, String hint) -> reject(rejection, hint, upgrade);
            case Opening.Accepted(Session session) -> {
                InetAddress client = origins.client(request);
                Optional<Rejection> invalid = upgradeRequest(request).violation();
                yield invalid.isPresent() ? reject(invalid.get(), upgrade) : admit(session, client, upgrade);
            }
        };
    }

    private static Opening open(Endpoint endpoint, HttpUpgradeContext upgrade) {
        String parameter = endpoint.parameter().isEmpty() ? "" : upgrade.pathParam(endpoint.parameter());
        Query query = new Query(upgrade.httpRequest().params()::getAll);
        try {
            return switch (endpoint.open(new ConnectRequest(parameter, query))) {
                case Opening.Accepted(Session session) -> new Opening.Accepted(ServerPings.add(session, query));
                case Opening.Rejected rejected -> rejected;
            };
        } catch (InvalidQueryException e) {
            return new Opening.Rejected(Rejection.BAD_TARGET, e.hint());
        }
    }

    private Uni<CheckResult> admit(Session session, InetAddress client, HttpUpgradeContext upgrade) {
        HttpServerRequest request = upgrade.httpRequest();
        List<String> sent = request.headers().getAll(HttpHeaders.ORIGIN);
        return switch (admission.admit(sent, OriginCheck.target(request), client, System.nanoTime())) {
            case Admission.Result.Rejected(Rejection rejection) -> reject(rejection, upgrade);
            case Admission.Result.Admitted(var permit) -> {
                // Both may be lists, over several lines too (RFC 9110 §5.3), and the platform does not accept every
                // list.
                request.headers()
                        .set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                        .set(HttpHeaders.UPGRADE, "websocket");
                try {
                    yield pipeline.prepare(upgrade, session, permit);
                } catch (RuntimeException e) {
                    permit.release();
                    throw e;
                }
            }
        };
    }

    private Uni<CheckResult> reject(Rejection rejection, HttpUpgradeContext upgrade) {
        return reject(rejection, rejection.hint(), upgrade);
    }

    private Uni<CheckResult> reject(Rejection rejection, String hint, HttpUpgradeContext upgrade) {
        metrics.rejected(rejection);
        log.write(upgrade.endpointId(), rejection, upgrade.httpRequest());
        HttpServerResponse response = upgrade.httpRequest().response().setStatusCode(rejection.status());
        rejection.headers().forEach(response::putHeader);
        if (rejection == Rejection.VERSION) {
            UPGRADE_REQUIRED.forEach(response::putHeader);
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        Responses.end(upgrade.httpRequest(), hint + "\n");
        return Uni.createFrom().nothing(); // the platform would respond without a body
    }

    private static UpgradeRequest upgradeRequest(HttpServerRequest request) {
        return new UpgradeRequest(
                request.method().name(), request.version() == HttpVersion.HTTP_1_1, request.headers()::getAll);
    }
}
