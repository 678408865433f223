package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.longwave.channel.HttpPublisher.Answer;
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

/** A third of a channel's members are killed while they are sent to: none of them says a word. */
final class AbruptDisconnectIT {

    private static final int KILLED = 100;
    private static final int STAYING = 200;
    private static final int PUBLISHER = 1;

    /** All together less than may wait for one member, so that nobody is cut for being slow. */
    private static final int MESSAGES = 800;

    private static final String PADDING = " " + "x".repeat(1_000);

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch underWay = new CountDownLatch(1);
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
    void nothingOfItAllWasAnError() throws Exception {
        for (RawWebSocketClient member : members) {
            member.close();
        }
        readers.close();
        server.endWithoutComplaint();
    }

    @Test
    void theOthersGetEverythingInOrderAndNewOnesFindTheirPlaces() throws Exception {
        try (RawWebSocketClient publisher = RawWebSocketClient.upgrade(URI.create(channel + "?self=false"));
                HttpPublisher http = new HttpPublisher(server.http(channel.getPath()));
                MembersProcess killed = MembersProcess.join(channel, KILLED)) {
            joinUntil(STAYING);
            long socketsOfOthers = server.openSockets() - KILLED;
            List<Future<?>> reading = members.stream()
                    .<Future<?>>map(member -> readers.submit(() -> readAll(member)))
                    .toList();

            publish(publisher, 0, MESSAGES / 2);
            underWay.await();
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
            assertThat(http.post("to all")).isEqualTo(new Answer(202, members.size() + PUBLISHER));
            for (RawWebSocketClient member : members) {
                assertThat(member.next()).isEqualTo("text to all");
            }
        }
    }

    /** Has more join until there are so many, and says so: who has joined stays if the next may not. */
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
            underWay.countDown();
        }
        return null;
    }
}
