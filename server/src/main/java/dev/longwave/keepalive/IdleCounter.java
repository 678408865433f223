package dev.longwave.keepalive;

/**
 * Counts one client's time without input in ticks of its event loop. No change of a clock matters. Input that a busy event
 * loop has not read yet is no idleness: a busy loop has no ticks either.
 *
 * <p>Runs on that event loop only.
 */
public final class IdleCounter {

    private final KeepAlivePeer peer;
    private final PingSchedule schedule;
    private int ticks;

    /** The index in the list of {@link IdleMonitor}; -1 after the end of monitoring. */
    int index;

    IdleCounter(KeepAlivePeer peer, PingSchedule schedule, int index) {
        this.peer = peer;
        this.schedule = schedule;
        this.index = index;
    }

    /** Restarts the count after any input, even one byte. */
    public void reset() {
        ticks = 0;
    }

    /** Counts a tick. Returns whether the client was idle for too long and has been disconnected. */
    boolean tick() {
        boolean alive = peer.hasAcceptedData() && peer.isHeldBack();
        ticks = alive ? 0 : ticks + 1;
        if (ticks >= 2 * schedule.ticksToPing()) {
            peer.disconnect(schedule.tick().multipliedBy(ticks));
            return true;
        }
        if (ticks == schedule.ticksToPing()) {
            peer.ping();
        }
        return false;
    }
}
