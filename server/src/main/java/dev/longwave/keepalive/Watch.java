package dev.longwave.keepalive;

import java.util.ArrayList;
import java.util.List;

/** The watch over all peers of one event loop, and only there: it needs no lock, and one timer for all of them. */
public final class Watch {

    private final Pace pace;

    /** In any order. Each knows its place, so that it is found without a map, which would take more than they do. */
    private final List<Silence> silences = new ArrayList<>();

    public Watch(Pace pace) {
        this.pace = pace;
    }

    public Silence over(Peer peer) {
        Silence silence = new Silence(peer, pace, silences.size());
        silences.add(silence);
        return silence;
    }

    /** Nothing, if it has ended already. */
    public void end(Silence silence) {
        if (silence.place >= 0) {
            Silence last = silences.removeLast();
            if (last != silence) {
                silences.set(silence.place, last);
                last.place = silence.place;
            }
            silence.place = -1;
        }
    }

    /** To be called once a {@link Pace#tick()}. */
    public void tick() {
        // From the last, whose place in the end is one that has been looked at.
        for (int place = silences.size() - 1; place >= 0; place--) {
            Silence silence = silences.get(place);
            if (silence.tick()) {
                end(silence);
            }
        }
    }
}
