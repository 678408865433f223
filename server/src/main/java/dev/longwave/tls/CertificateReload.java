package dev.longwave.tls;

import dev.longwave.lifecycle.ReloadRequested;
import dev.longwave.lifecycle.ServerStarted;
import io.quarkus.runtime.ShutdownEvent;
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

/** Reloads the certificate from its files for new connections. Open connections keep theirs. */
@Singleton
final class CertificateReload {

    private static final Logger LOG = Logger.getLogger(CertificateReload.class);

    /** The time between two checks of the files. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ServerCertificate certificate;
    private final TlsConfigurationRegistry registry;
    private final Vertx vertx;
    private final Event<CertificateUpdatedEvent> updated;

    private volatile boolean stopped;

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

    void start(@Observes ServerStarted event) {
        if (certificate.isConfigured()) {
            scheduleCheck();
        }
    }

    /** A check after the shutdown would be logged as an error, because its thread pool is gone. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** Uses a timer. A clock that is set back would stop jobs of the scheduler. */
    @SuppressWarnings("FutureReturnValueIgnored") // onFailure logs it
    private void scheduleCheck() {
        vertx.setTimer(PAUSE.toMillis(), timer -> {
            if (!stopped) {
                vertx.executeBlocking(this::check)
                        .onFailure(e -> LOG.error("Failed to check the certificate files", e))
                        .onComplete(checked -> scheduleCheck());
            }
        });
    }

    private boolean check() {
        boolean changed = certificate.check(vertx);
        publish(changed);
        return changed;
    }

    void reload(@Observes ReloadRequested event) {
        if (certificate.isConfigured()) {
            publish(certificate.reload(vertx));
        }
    }

    private void publish(boolean changed) {
        TlsConfiguration tls = registry.get(ServerCertificate.NAME).orElseThrow();
        if (changed && tls.reload()) {
            updated.fire(new CertificateUpdatedEvent(ServerCertificate.NAME, tls));
        }
    }
}
