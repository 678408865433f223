package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.longwave.channel.HttpPublisher.Response;
import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A third of a channel's members are killed during deliveries, and close without a Close frame. */
final class AbruptDisconnectIT {

    private static final int KILLED = 100;
    private static final int STAYING = 200;
    private static final int PUBLISHER = 1;

    /** All messages together fit into the queue of one member, so that the server disconnects none as slow. */
    private static final int MESSAGES = 800;

    private static final String PADDING = " " + "x".repeat(1_000);

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch firstDelivery = new CountDownLatch(1);
    private final List<RawWebSocketClient> members = new ArrayList<>();
    private ServerProcess server;
    private URI channel;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start(
                "longwave.connections.limit=" + (KILLED + STAYING + PUBLISHER), "longwave.keep-alive.interval=0");
        channel = server.webSocket("/broadcast/killed");
    }

    @AfterEach
    void stopWithoutErrors() throws Exception {
        for (RawWebSocketClient member : members) {
            member.close();
        }
        readers.close();
        server.stopWithoutErrors();
    }

    /**
     * The others receive every message in order. New members get the permits of the killed ones, and no more than
     * these.
     */
    @Test
    void killedMembersDoNotAffectTheOthers() throws Exception {
        try (RawWebSocketClient publisher = RawWebSocketClient.upgrade(URI.create(channel + "?self=false"));
                HttpPublisher http = new HttpPublisher(server.http(channel.getPath()));
                MembersProcess killed = MembersProcess.join(channel, KILLED)) {
            joinUntil(STAYING);
            long socketsOfOthers = server.openSockets() - KILLED;
            List<Future<?>> reading = members.stream()
                    .<Future<?>>map(member -> readers.submit(() -> readAll(member)))
                    .toList();

            publish(publisher, 0, MESSAGES / 2);
            firstDelivery.await();
            killed.kill();
            publish(publisher, MESSAGES / 2, MESSAGES);

            for (Future<?> reader : reading) {
                reader.get();
            }
            await().untilAsserted(() -> assertThat(server.openSockets()).isEqualTo(socketsOfOthers));
            await().ignoreExceptionsInstanceOf(IOException.class).until(() -> joinUntil(STAYING + KILLED));
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> RawWebSocketClient.upgrade(channel))
                    .withMessageContaining(" 503 ");
            assertThat(http.post("to all")).isEqualTo(new Response(202, members.size() + PUBLISHER));
            for (RawWebSocketClient member : members) {
                assertThat(member.next()).isEqualTo("text to all");
            }
        }
    }

    /**
     * Adds members up to a number and returns true. Members that have joined stay if the server rejects the next one.
     */
    private boolean joinUntil(int count) throws IOException {
        while (members.size() < count) {
            members.add(RawWebSocketClient.upgrade(channel));
        }
        return true;
    }

    private static void publish(RawWebSocketClient publisher, int first, int end) throws IOException {
        FrameBuilder frames = new FrameBuilder();
        for (int number = first; number < end; number++) {
            frames.text(number + PADDING);
        }
        publisher.send(frames);
    }

    private Void readAll(RawWebSocketClient member) throws IOException {
        for (int number = 0; number < MESSAGES; number++) {
            assertThat(member.next()).isEqualTo("text " + number + PADDING);
            firstDelivery.countDown();
        }
        return null;
    }
}
