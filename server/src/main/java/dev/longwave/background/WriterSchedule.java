package dev.longwave.background;

import dev.longwave.command.Listening;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What happens once a second. */
@Singleton
final class WriterSchedule {

    /**
     * As often as the scheduler looks, which is once a second. It compares whole seconds: with an interval of one it would
     * let a second go whenever it looks a millisecond earlier than the time before.
     */
    private static final String EACH_TIME = "PT0.9S";

    private final Writers writers;
    private final WritersFile file;

    WriterSchedule(Writers writers, WritersFile file) {
        this.writers = writers;
        this.file = file;
    }

    void begin(@Observes Listening event, Scheduler scheduler) {
        scheduler
                .newJob("longwave-writers")
                .setInterval(EACH_TIME)
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(this::beat)
                .schedule();
    }

    private void beat(ScheduledExecution execution) {
        file.look();
        writers.beat(execution.getFireTime(), System.nanoTime());
    }
}
