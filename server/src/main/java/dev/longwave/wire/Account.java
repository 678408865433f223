package dev.longwave.wire;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/** What is kept of one connection for those who look at it. Written on its event loop, read from any thread. */
final class Account {

    private final long id;
    private final String endpoint;
    private final InetAddress client;
    private final Traffic traffic;
    private final long opened;

    /** In nanoseconds, as of the last time that the client said anything to the endpoint. */
    private volatile long lastMessage;

    /**
     * @param id no other connection has had it
     * @param nanoTime the time now, in nanoseconds since any beginning
     */
    Account(long id, String endpoint, InetAddress client, Traffic traffic, long nanoTime) {
        this.id = id;
        this.endpoint = endpoint;
        this.client = client;
        this.traffic = traffic;
        opened = nanoTime;
        lastMessage = nanoTime;
    }

    long id() {
        return id;
    }

    String endpoint() {
        return endpoint;
    }

    InetAddress client() {
        return client;
    }

    Traffic traffic() {
        return traffic;
    }

    void heard(long nanoTime) {
        lastMessage = nanoTime;
    }

    long ageMillis(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime - opened);
    }

    long idleMillis(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, nanoTime - lastMessage));
    }
}
