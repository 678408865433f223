package dev.longwave.writer;

import dev.longwave.lifecycle.ServerStarted;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Scheduler;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What happens once a second. */
@Singleton
final class WriterScheduler {

    private static final String JOB = "longwave-writers";

    /**
     * As often as the scheduler looks, which is once a second. It compares whole seconds: with an interval of one it would
     * let a second go whenever it looks a millisecond earlier than the time before.
     */
    private static final String EACH_TIME = "PT0.9S";

    /** Without a beat for so long, the system's clock was set back, and the scheduler waits until it is as late again. */
    private static final Duration STUCK = Duration.ofSeconds(3);

    private final Writers writers;
    private final WriterReload file;
    private volatile long lastBeat;

    WriterScheduler(Writers writers, WriterReload file) {
        this.writers = writers;
        this.file = file;
    }

    void begin(@Observes ServerStarted event, Scheduler scheduler, Vertx vertx) {
        schedule(scheduler);
        vertx.setPeriodic(Duration.ofSeconds(1).toMillis(), timer -> lookAfter(scheduler));
    }

    private void schedule(Scheduler scheduler) {
        lastBeat = System.nanoTime();
        scheduler
                .newJob(JOB)
                .setInterval(EACH_TIME)
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(this::beat)
                .schedule();
    }

    /** A new job has no time of its last run that could be in the future. */
    private void lookAfter(Scheduler scheduler) {
        if (System.nanoTime() - lastBeat > STUCK.toNanos()) {
            scheduler.unscheduleJob(JOB);
            schedule(scheduler);
        }
    }

    private void beat(ScheduledExecution execution) {
        lastBeat = System.nanoTime();
        file.look();
        writers.beat(execution.getFireTime(), System.nanoTime());
    }
}
