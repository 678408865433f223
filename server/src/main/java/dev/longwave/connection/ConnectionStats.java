package dev.longwave.connection;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/** Identity, times and counters of one connection. Written on its event loop, read from any thread. */
public final class ConnectionStats {

    private final long id;
    private final String endpoint;
    private final InetAddress client;
    private final MessageCounters counters;
    private final long opened;

    /** Time of the client's last message, in nanoseconds. */
    private volatile long lastMessage;

    /**
     * @param id number that no other connection of this process ever has
     * @param nanoTime current time in nanoseconds, from any origin
     */
    ConnectionStats(long id, String endpoint, InetAddress client, MessageCounters counters, long nanoTime) {
        this.id = id;
        this.endpoint = endpoint;
        this.client = client;
        this.counters = counters;
        opened = nanoTime;
        lastMessage = nanoTime;
    }

    public long id() {
        return id;
    }

    String endpoint() {
        return endpoint;
    }

    InetAddress client() {
        return client;
    }

    public MessageCounters counters() {
        return counters;
    }

    public void onMessage(long nanoTime) {
        lastMessage = nanoTime;
    }

    long ageMillis(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime - opened);
    }

    long idleMillis(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, nanoTime - lastMessage));
    }
}
