package dev.longwave.keepalive;

/**
 * How long one peer has been silent, counted in ticks of its own event loop rather than in time. So no clock that is set
 * matters, and what we were too slow to read is no silence: while a loop is busy it has no ticks either.
 *
 * <p>On that event loop only.
 */
public final class IdleCounter {

    private final KeepAlivePeer peer;
    private final PingSchedule pace;
    private int ticks;

    /** Among those that the {@link IdleMonitor} has; -1 once it has ended. */
    int place;

    IdleCounter(KeepAlivePeer peer, PingSchedule pace, int place) {
        this.peer = peer;
        this.pace = pace;
        this.place = place;
    }

    /** Something came from the peer: any byte counts as life. */
    public void reset() {
        ticks = 0;
    }

    /** Whether it has lasted for too long, so that the peer has been cut. */
    boolean tick() {
        boolean alive = peer.hasTakenSomething() && peer.isHeldBack();
        ticks = alive ? 0 : ticks + 1;
        if (ticks >= 2 * pace.ticksToPing()) {
            peer.cut(pace.tick().multipliedBy(ticks));
            return true;
        }
        if (ticks == pace.ticksToPing()) {
            peer.ping();
        }
        return false;
    }
}
