package dev.longwave.connection;

/**
 * One open connection, at one moment.
 *
 * @param id of its own: no other connection of this process has had it
 * @param endpoint the kind of what it is connected to
 * @param subject the channel, or the writer; empty where there is no choice
 * @param address of the client, as a proxy tells it where that is trusted
 * @param ageMillis since its handshake
 * @param idleMillis since its client last sent a message
 * @param queuedBytes that wait for the client to read them
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
