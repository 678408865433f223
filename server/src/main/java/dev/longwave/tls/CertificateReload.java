package dev.longwave.tls;

import dev.longwave.command.Listening;
import dev.longwave.signal.Hangup;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Has new connections shown the certificate that is in the files now. Those that are open keep theirs. */
@Singleton
final class CertificateReload {

    /** As often as the scheduler looks: see WriterSchedule. */
    private static final String EACH_TIME = "PT0.9S";

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

    void begin(@Observes Listening event, Scheduler scheduler) {
        if (certificate.isThere()) {
            scheduler
                    .newJob("longwave-certificate")
                    .setInterval(EACH_TIME)
                    .setConcurrentExecution(ConcurrentExecution.SKIP)
                    .setTask(execution -> tell(certificate.look(vertx)))
                    .schedule();
        }
    }

    void reload(@Observes Hangup hangup) {
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
