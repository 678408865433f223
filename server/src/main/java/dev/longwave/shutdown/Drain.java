package dev.longwave.shutdown;

import dev.longwave.connection.ConnectionRegistry;
import dev.longwave.http.AcceptGate;
import dev.longwave.lifecycle.Draining;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Closes all connections when the process is asked to end, and lets it end when they have gone. Waits for that on the thread
 * that ends the process, which has nothing else to do.
 */
@Singleton
@Startup // so that a duration that is not allowed stops the boot
final class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final DrainSchedule spread;
    private final Draining draining;
    private final ConnectionRegistry connections;
    private final AcceptGate acceptance;
    private final DrainMetrics metrics;

    Drain(
            ShutdownConfig config,
            Draining draining,
            ConnectionRegistry connections,
            AcceptGate acceptance,
            DrainMetrics metrics) {
        spread = DrainSchedule.of(config);
        this.draining = draining;
        this.connections = connections;
        this.acceptance = acceptance;
        this.metrics = metrics;
    }

    void drain(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        draining.begin();
        if (LaunchMode.current() == LaunchMode.NORMAL) { // and not for a live reload
            SecondSignal.endsAtOnce();
        }
        int open = connections.drain(spread::delayOf);
        metrics.began(open);
        if (open > 0) {
            LOG.infof("Draining %d connections over %s", open, spread.drain());
        }
        if (!connections.awaitNone(spread.bound())) {
            LOG.infof("Disconnected %d connections that did not close in time", connections.cutAll());
        }
        acceptance.end();
    }
}
