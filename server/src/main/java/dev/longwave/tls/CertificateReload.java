package dev.longwave.tls;

import dev.longwave.lifecycle.ReloadRequested;
import dev.longwave.lifecycle.ServerStarted;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Has new connections shown the certificate that is in the files now. Those that are open keep theirs. */
@Singleton
final class CertificateReload {

    private static final Logger LOG = Logger.getLogger(CertificateReload.class);

    /** How long after it has looked it looks again. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ServerCertificate certificate;
    private final TlsConfigurationRegistry registry;
    private final Vertx vertx;
    private final Event<CertificateUpdatedEvent> updated;

    CertificateReload(
            @Identifier(ServerCertificate.NAME) ServerCertificate certificate,
            TlsConfigurationRegistry registry,
            Vertx vertx,
            Event<CertificateUpdatedEvent> updated) {
        this.certificate = certificate;
        this.registry = registry;
        this.vertx = vertx;
        this.updated = updated;
    }

    void begin(@Observes ServerStarted event) {
        if (certificate.isThere()) {
            lookLater();
        }
    }

    /** By a timer, which no clock that is set stops, as it does the scheduler's jobs. */
    @SuppressWarnings("FutureReturnValueIgnored") // its failure is told
    private void lookLater() {
        vertx.setTimer(
                PAUSE.toMillis(),
                timer -> vertx.executeBlocking(this::look)
                        .onFailure(e -> LOG.error("Could not look for a renewed certificate", e))
                        .onComplete(looked -> lookLater()));
    }

    private boolean look() {
        boolean changed = certificate.look(vertx);
        tell(changed);
        return changed;
    }

    void reload(@Observes ReloadRequested hangup) {
        if (certificate.isThere()) {
            tell(certificate.reload(vertx));
        }
    }

    private void tell(boolean changed) {
        TlsConfiguration tls = registry.get(ServerCertificate.NAME).orElseThrow();
        if (changed && tls.reload()) {
            updated.fire(new CertificateUpdatedEvent(ServerCertificate.NAME, tls));
        }
    }
}
