package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order of 10,000 numbered messages from eight publishers that send without pause. */
final class OrderIT {

    private static final int PUBLISHERS = 8;
    private static final int EACH = 1_250;
    private static final int MEMBERS = 100;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ServerProcess server;
    private URI channel;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start();
        channel = server.webSocket("/broadcast/order");
    }

    @AfterEach
    void stop() {
        threads.close();
        server.close();
    }

    /** The messages of one publisher stay in their order. */
    @Test
    void membersReceiveOneSequenceWithoutLossOrRepeat() throws Exception {
        List<Future<List<String>>> members = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            RawWebSocketClient client = RawWebSocketClient.upgrade(channel);
            members.add(threads.submit(() -> received(client, PUBLISHERS * EACH)));
        }
        publish();

        List<String> first = members.getFirst().get();
        for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
            String prefix = "text " + publisher + ":";
            assertThat(first.stream().filter(message -> message.startsWith(prefix)))
                    .isEqualTo(IntStream.range(0, EACH)
                            .mapToObj(number -> prefix + number)
                            .toList());
        }
        for (Future<List<String>> member : members) {
            assertThat(member.get()).isEqualTo(first);
        }
    }

    @Test
    void briefMemberReceivesAContiguousPart() throws Exception {
        RawWebSocketClient member = RawWebSocketClient.upgrade(channel);
        Future<List<String>> all = threads.submit(() -> received(member, PUBLISHERS * EACH));
        List<Future<List<String>>> visits = new ArrayList<>();
        for (int visitor = 0; visitor < 20; visitor++) {
            visits.add(threads.submit(() -> {
                List<String> seen = List.of();
                while (!all.isDone() && seen.isEmpty()) {
                    try (RawWebSocketClient client = RawWebSocketClient.upgrade(channel)) {
                        client.send(new FrameBuilder().text("visit"));
                        seen = received(client, 50);
                    }
                }
                return seen;
            }));
        }
        publish();

        List<String> sequence = all.get();
        for (Future<List<String>> visit : visits) {
            List<String> seen = new ArrayList<>(visit.get());
            seen.removeAll(List.of("text visit"));
            assertThat(Collections.indexOfSubList(sequence, seen)).isNotNegative();
        }
    }

    private void publish() throws Exception {
        List<Future<?>> publishers = new ArrayList<>();
        for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
            String prefix = publisher + ":";
            publishers.add(threads.submit(() -> {
                try (RawWebSocketClient client = RawWebSocketClient.upgrade(URI.create(channel + "?self=false"))) {
                    Thread reader = Thread.startVirtualThread(() -> readAll(client));
                    FrameBuilder frames = new FrameBuilder();
                    for (int number = 0; number < EACH; number++) {
                        frames.text(prefix + number);
                    }
                    client.send(frames.close(1000, ""));
                    reader.join();
                }
                return null;
            }));
        }
        for (Future<?> publisher : publishers) {
            publisher.get();
        }
    }

    private static void readAll(RawWebSocketClient client) {
        try {
            client.rest();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> received(RawWebSocketClient client, int count) throws IOException {
        List<String> received = new ArrayList<>(count);
        while (received.size() < count) {
            String next = client.next();
            if (!next.equals("text visit")) {
                received.add(next);
            }
        }
        return received;
    }
}
