package dev.longwave.shutdown;

import dev.longwave.connection.ConnectionRegistry;
import dev.longwave.lifecycle.Draining;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Drains connections on shutdown: closes them over time, and lets the process exit once they are closed. Waits on the shutdown
 * thread, which has no other work.
 */
@Singleton
@Startup // so that an invalid duration stops the start
final class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final DrainSchedule schedule;
    private final Draining draining;
    private final ConnectionRegistry connections;
    private final DrainMetrics metrics;

    Drain(ShutdownConfig config, Draining draining, ConnectionRegistry connections, DrainMetrics metrics) {
        schedule = DrainSchedule.of(config);
        this.draining = draining;
        this.connections = connections;
        this.metrics = metrics;
    }

    void drain(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        if (LaunchMode.current() == LaunchMode.NORMAL) { // not for a live reload
            SecondSignal.install();
        }
        int open = connections.drain(schedule::delayOf);
        metrics.began(open);
        if (open > 0) {
            LOG.infof(
                    "Draining connections over %.1f s: %d open",
                    schedule.drain().toMillis() / 1000.0, open);
        }
        if (!connections.awaitNone(schedule.bound())) {
            LOG.infof("Disconnected after the drain: %d that did not close in time", connections.abortAll());
        }
        draining.end();
    }
}
