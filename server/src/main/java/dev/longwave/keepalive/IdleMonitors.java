package dev.longwave.keepalive;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One watch, and one timer, for each event loop that has ever had a connection. From any thread. */
public final class IdleMonitors {

    private final PingSchedule pace;
    private final Map<ScheduledExecutorService, IdleMonitor> watches = new ConcurrentHashMap<>();

    public IdleMonitors(PingSchedule pace) {
        this.pace = pace;
    }

    /** The watch of that event loop. To be used on it only. */
    public IdleMonitor of(ScheduledExecutorService loop) {
        return watches.computeIfAbsent(loop, this::begin);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it runs as long as its loop
    private IdleMonitor begin(ScheduledExecutorService loop) {
        IdleMonitor watch = new IdleMonitor(pace);
        if (!pace.isOff()) {
            // With fixed delay: a loop that was held up is not to make up for ticks that it missed.
            long tick = pace.tick().toNanos();
            loop.scheduleWithFixedDelay(watch::tick, tick, tick, TimeUnit.NANOSECONDS);
        }
        return watch;
    }
}
