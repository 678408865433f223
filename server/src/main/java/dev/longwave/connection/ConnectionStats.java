package dev.longwave.connection;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/** What is kept of one connection for those who look at it. Written on its event loop, read from any thread. */
public final class ConnectionStats {

    private final long id;
    private final String endpoint;
    private final InetAddress client;
    private final MessageCounters counters;
    private final long opened;

    /** In nanoseconds, as of the last time that the client said anything to the endpoint. */
    private volatile long lastMessage;

    /**
     * @param id no other connection has had it
     * @param nanoTime the time now, in nanoseconds since any beginning
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
