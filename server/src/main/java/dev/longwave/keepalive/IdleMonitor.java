package dev.longwave.keepalive;

import java.util.ArrayList;
import java.util.List;

/** The watch over all peers of one event loop, and only there: it needs no lock, and one timer for all of them. */
public final class IdleMonitor {

    private final PingSchedule pace;

    /** In any order. Each knows its place, so that it is found without a map, which would take more than they do. */
    private final List<IdleCounter> silences = new ArrayList<>();

    public IdleMonitor(PingSchedule pace) {
        this.pace = pace;
    }

    public IdleCounter over(KeepAlivePeer peer) {
        IdleCounter silence = new IdleCounter(peer, pace, silences.size());
        silences.add(silence);
        return silence;
    }

    /** Nothing, if it has ended already. */
    public void end(IdleCounter silence) {
        if (silence.place >= 0) {
            IdleCounter last = silences.removeLast();
            if (last != silence) {
                silences.set(silence.place, last);
                last.place = silence.place;
            }
            silence.place = -1;
        }
    }

    /** To be called once a {@link PingSchedule#tick()}. */
    public void tick() {
        // From the last, whose place in the end is one that has been looked at.
        for (int place = silences.size() - 1; place >= 0; place--) {
            IdleCounter silence = silences.get(place);
            if (silence.tick()) {
                end(silence);
            }
        }
    }
}
