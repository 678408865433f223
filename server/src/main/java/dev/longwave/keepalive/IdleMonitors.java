package dev.longwave.keepalive;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One monitor and one timer for each event loop that has had a connection. Thread-safe. */
public final class IdleMonitors {

    private final PingSchedule schedule;
    private final Map<ScheduledExecutorService, IdleMonitor> monitors = new ConcurrentHashMap<>();

    /** Creates no monitor before the first connection. */
    public IdleMonitors(PingSchedule schedule) {
        this.schedule = schedule;
    }

    /** Returns the monitor of an event loop, for use on that loop only. */
    public IdleMonitor of(ScheduledExecutorService loop) {
        return monitors.computeIfAbsent(loop, this::start);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the timer runs as long as its event loop
    private IdleMonitor start(ScheduledExecutorService loop) {
        IdleMonitor monitor = new IdleMonitor(schedule);
        if (!schedule.isOff()) {
            // Fixed delay: a delayed event loop must not catch up on missed ticks.
            long tick = schedule.tick().toNanos();
            loop.scheduleWithFixedDelay(monitor::tick, tick, tick, TimeUnit.NANOSECONDS);
        }
        return monitor;
    }
}
