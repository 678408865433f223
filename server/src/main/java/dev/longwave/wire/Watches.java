package dev.longwave.wire;

import dev.longwave.keepalive.Pace;
import dev.longwave.keepalive.Watch;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One watch, and one timer, for each event loop that has ever had a connection. From any thread. */
final class Watches {

    private final Pace pace;
    private final Map<EventExecutor, Watch> watches = new ConcurrentHashMap<>();

    Watches(Pace pace) {
        this.pace = pace;
    }

    /** The watch of that event loop. To be used on it only. */
    Watch of(EventExecutor loop) {
        return watches.computeIfAbsent(loop, this::begin);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it runs as long as its loop
    private Watch begin(EventExecutor loop) {
        Watch watch = new Watch(pace);
        if (!pace.isOff()) {
            // With fixed delay: a loop that was held up is not to make up for ticks that it missed.
            long tick = pace.tick().toNanos();
            loop.scheduleWithFixedDelay(watch::tick, tick, tick, TimeUnit.NANOSECONDS);
        }
        return watch;
    }
}
