package dev.longwave.writer;

import dev.longwave.lifecycle.ServerStarted;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Scheduler;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Scheduler of the writers' ticks and of the check of their file, once a second. */
@Singleton
final class WriterScheduler {

    private static final String JOB = "longwave-writers";

    /**
     * Interval that makes the job due at every check of the scheduler, which is once a second. The scheduler compares whole
     * seconds: with an interval of one second it skips a second whenever a check is a millisecond earlier than the last.
     */
    private static final String INTERVAL = "PT0.9S";

    /** Time without a tick after which the wall clock was set back: the scheduler waits until it reaches its old time. */
    private static final Duration STUCK = Duration.ofSeconds(3);

    private final Writers writers;
    private final WriterReload reload;
    private volatile long lastTick;

    WriterScheduler(Writers writers, WriterReload reload) {
        this.writers = writers;
        this.reload = reload;
    }

    void start(@Observes ServerStarted event, Scheduler scheduler, Vertx vertx) {
        schedule(scheduler);
        vertx.setPeriodic(Duration.ofSeconds(1).toMillis(), timer -> restartIfStuck(scheduler));
    }

    /** Stops the ticks before the container goes: the scheduler would run one without it, and log an error. */
    void stop(@Observes ShutdownEvent event, Scheduler scheduler) {
        scheduler.pause();
    }

    private void schedule(Scheduler scheduler) {
        lastTick = System.nanoTime();
        scheduler
                .newJob(JOB)
                .setInterval(INTERVAL)
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(this::tick)
                .schedule();
    }

    /** Replaces a stuck job: a new one has no time of a last run, which could be in the future. */
    private void restartIfStuck(Scheduler scheduler) {
        if (System.nanoTime() - lastTick > STUCK.toNanos()) {
            scheduler.unscheduleJob(JOB);
            schedule(scheduler);
        }
    }

    private void tick(ScheduledExecution execution) {
        lastTick = System.nanoTime();
        reload.check();
        writers.tick(execution.getFireTime(), System.nanoTime());
    }
}
