package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.channel.HttpPublisher.Response;
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

/** Publishing by HTTP without pause while the server receives a SIGTERM. */
@Tag("alone")
final class DrainWhilePublishingIT {

    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final int SIGTERM_EXIT_CODE = 143;
    private static final int PUBLISHERS = 4;
    private static final int MEMBERS = 20;

    /** Messages of all publishers together before the signal. */
    private static final int BEFORE = 400;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch before = new CountDownLatch(BEFORE);
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start("longwave.shutdown.drain=" + DRAIN, "longwave.keep-alive.interval=0");
    }

    @AfterEach
    void stop() {
        server.close(); // first: the threads wait for it
        threads.close();
    }

    /** Each message reaches as many members as its response reports. Publishers get 202 and then 503. */
    @Test
    void responsesReportExactDeliveriesDuringADrain() throws Exception {
        List<Future<List<String>>> members = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/broadcast/drain"));
            members.add(threads.submit(() -> {
                try (client) {
                    return client.rest();
                }
            }));
        }
        List<Future<Map<String, Response>>> publishers = new ArrayList<>();
        for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
            String prefix = publisher + ":";
            publishers.add(threads.submit(() -> publishUntilFailure(prefix)));
        }
        before.await();
        server.terminate();

        Map<String, Integer> received = received(members);
        for (Future<Map<String, Response>> publisher : publishers) {
            Map<String, Response> responses = publisher.get();
            responses.forEach((text, response) -> assertThat(received.getOrDefault("text " + text, 0))
                    .as("members that received %s, with the response %s", text, response)
                    .isEqualTo(response.delivered()));
            assertThat(responses.values().stream().map(Response::status).distinct())
                    .containsExactly(202, 503);
        }
        assertThat(server.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
    }

    /** Publishes until the server accepts no connection, and returns the responses until then by text. */
    private Map<String, Response> publishUntilFailure(String prefix) throws InterruptedException {
        Map<String, Response> responses = new LinkedHashMap<>();
        try (HttpPublisher publisher = new HttpPublisher(server.http("/broadcast/drain"))) {
            while (true) {
                String text = prefix + responses.size();
                responses.put(text, publisher.post(text));
                before.countDown();
            }
        } catch (IOException e) {
            return responses;
        }
    }

    /** Returns the number of members that received each message before their 1001. */
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
