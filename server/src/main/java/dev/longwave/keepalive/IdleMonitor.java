package dev.longwave.keepalive;

import java.util.ArrayList;
import java.util.List;

/** Monitors all clients of one event loop, and runs only on it: it needs no lock, and one timer. */
public final class IdleMonitor {

    private final PingSchedule schedule;

    /** In any order. Each counter has its index, which saves a map that would need more memory than the counters. */
    private final List<IdleCounter> counters = new ArrayList<>();

    /** Creates a monitor without clients. */
    public IdleMonitor(PingSchedule schedule) {
        this.schedule = schedule;
    }

    /** Starts to monitor a client. */
    public IdleCounter over(KeepAlivePeer peer) {
        IdleCounter counter = new IdleCounter(peer, schedule, counters.size());
        counters.add(counter);
        return counter;
    }

    /** Stops monitoring a client. A second call does nothing. */
    public void end(IdleCounter counter) {
        if (counter.index >= 0) {
            IdleCounter last = counters.removeLast();
            if (last != counter) {
                counters.set(counter.index, last);
                last.index = counter.index;
            }
            counter.index = -1;
        }
    }

    /** Counts a tick of all clients. The timer calls it once per {@link PingSchedule#tick()}. */
    public void tick() {
        // Backwards: a removed counter is replaced by the last one, which is already checked.
        for (int index = counters.size() - 1; index >= 0; index--) {
            IdleCounter counter = counters.get(index);
            if (counter.tick()) {
                end(counter);
            }
        }
    }
}
