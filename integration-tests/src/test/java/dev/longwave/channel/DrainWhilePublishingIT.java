package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.channel.HttpPublisher.Answer;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of messages that are published by HTTP, without pause, when a SIGTERM comes. */
@Tag("alone")
final class DrainWhilePublishingIT {

    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final int SIGTERM_EXIT_CODE = 143;
    private static final int PUBLISHERS = 4;
    private static final int MEMBERS = 20;

    /** What all publishers together have sent when the signal comes. */
    private static final int BEFORE = 400;

    private final ExecutorService peers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch before = new CountDownLatch(BEFORE);
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start("longwave.shutdown.drain=" + DRAIN, "longwave.keep-alive.interval=0");
    }

    @AfterEach
    void end() {
        server.close(); // before those who wait for it
        peers.close();
    }

    @Test
    void whatIsAcceptedReachesAsManyMembersAsItsPublisherIsTold() throws Exception {
        List<Future<List<String>>> members = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            RawWebSocketClient peer = RawWebSocketClient.upgrade(server.webSocket("/broadcast/drain"));
            members.add(peers.submit(() -> {
                try (peer) {
                    return peer.rest();
                }
            }));
        }
        List<Future<Map<String, Answer>>> publishers = new ArrayList<>();
        for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
            String prefix = publisher + ":";
            publishers.add(peers.submit(() -> publishUntilTheEnd(prefix)));
        }
        before.await();
        server.terminate();

        Map<String, Integer> received = received(members);
        for (Future<Map<String, Answer>> publisher : publishers) {
            Map<String, Answer> answers = publisher.get();
            answers.forEach((text, answer) -> assertThat(received.getOrDefault("text " + text, 0))
                    .as("members that got %s, to which the answer was %s", text, answer)
                    .isEqualTo(answer.delivered()));
            assertThat(answers.values().stream().map(Answer::status).distinct()).containsExactly(202, 503);
        }
        assertThat(server.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
    }

    /** The answers that there were before it was refused a connection. */
    private Map<String, Answer> publishUntilTheEnd(String prefix) throws InterruptedException {
        Map<String, Answer> answers = new LinkedHashMap<>();
        try (HttpPublisher publisher = new HttpPublisher(server.http("/broadcast/drain"))) {
            while (true) {
                String text = prefix + answers.size();
                answers.put(text, publisher.post(text));
                before.countDown();
            }
        } catch (IOException e) {
            return answers;
        }
    }

    /** How many members got what, each of them until its 1001. */
    private static Map<String, Integer> received(List<Future<List<String>>> members) throws Exception {
        Map<String, Integer> received = new HashMap<>();
        for (Future<List<String>> member : members) {
            List<String> messages = member.get();
            assertThat(messages).doesNotHaveDuplicates().endsWith("close 1001 draining", "end");
            messages.forEach(message -> received.merge(message, 1, Integer::sum));
        }
        return received;
    }
}
