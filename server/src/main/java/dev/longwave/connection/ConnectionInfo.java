package dev.longwave.connection;

/**
 * Snapshot of an open connection.
 *
 * @param id number that no other connection of this process ever has
 * @param endpoint id of its {@link Endpoint}
 * @param subject the channel or the writer; empty if the endpoint has neither
 * @param address of the client, taken from the header of a proxy if that proxy is trusted
 * @param ageMillis time since its handshake
 * @param idleMillis time since its client last sent a message
 * @param queuedBytes bytes that the kernel has not accepted
 */
public record ConnectionInfo(
        long id,
        String endpoint,
        String subject,
        String address,
        long ageMillis,
        long idleMillis,
        long queuedBytes,
        long messagesReceived,
        long bytesReceived,
        long messagesSent,
        long bytesSent) {

    public static ConnectionInfo of(ConnectionStats stats, String subject, long queuedBytes, long nanoTime) {
        MessageCounters counters = stats.counters();
        return new ConnectionInfo(
                stats.id(),
                stats.endpoint(),
                subject,
                stats.client().getHostAddress(),
                stats.ageMillis(nanoTime),
                stats.idleMillis(nanoTime),
                queuedBytes,
                counters.messagesReceived(),
                counters.bytesReceived(),
                counters.messagesSent(),
                counters.bytesSent());
    }
}
