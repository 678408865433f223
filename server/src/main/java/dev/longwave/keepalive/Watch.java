package dev.longwave.keepalive;

import java.util.LinkedHashSet;
import java.util.Set;

/** The watch over all peers of one event loop, and only there: it needs no lock, and one timer for all of them. */
public final class Watch {

    private final Pace pace;
    private final Set<Silence> silences = new LinkedHashSet<>();

    public Watch(Pace pace) {
        this.pace = pace;
    }

    public Silence over(Peer peer) {
        Silence silence = new Silence(peer, pace);
        silences.add(silence);
        return silence;
    }

    public void end(Silence silence) {
        silences.remove(silence);
    }

    /** To be called once a {@link Pace#tick()}. */
    public void tick() {
        silences.removeIf(Silence::tick);
    }
}
