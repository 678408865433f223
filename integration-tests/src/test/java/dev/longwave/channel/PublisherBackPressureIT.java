package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Back-pressure on a publisher that sends without pause and gets no messages of its own. */
@Tag("alone")
final class PublisherBackPressureIT {

    /** Together 32 MiB: more than the server's queues and all kernel buffers hold. */
    private static final int MESSAGES = 512;

    private static final String PADDING = "x".repeat(1 << 16);

    private static ServerProcess server;

    private final List<RawWebSocketClient> members = new ArrayList<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.startWithHeap("128m");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void closeMembers() throws IOException {
        for (RawWebSocketClient member : members) {
            member.close();
        }
        threads.close();
    }

    /** One thread reads for all of them, more slowly than a publisher sends: the server slows the publisher down. */
    @Test
    void readingMembersReceiveEveryMessage() throws Exception {
        List<RawWebSocketClient> readers = new ArrayList<>();
        for (int member = 0; member < 8; member++) {
            readers.add(join("reading"));
        }
        Future<Integer> received = threads.submit(() -> {
            for (int number = 0; number < MESSAGES; number++) {
                for (RawWebSocketClient reader : readers) {
                    assertThat(reader.next()).isEqualTo("text " + number + PADDING);
                }
            }
            return MESSAGES;
        });
        publishAll("reading");

        assertThat(received.get()).isEqualTo(MESSAGES);
    }

    /** They are more than half of the channel's members. */
    @Test
    void membersThatNeverReadDoNotBlockTheOthers() throws Exception {
        for (int member = 0; member < 3; member++) {
            members.add(RawWebSocketClient.withReceiveBuffer(1 << 12, channel("stuck")));
        }
        Future<Integer> received = read(join("stuck"));
        publishAll("stuck");

        assertThat(received.get()).isEqualTo(MESSAGES);
    }

    /** The response to a POST comes after the fan-out of all earlier messages. Twenty echoes come before it. */
    @Test
    void longFanOutDoesNotDelayEchoes() throws Exception {
        for (int member = 0; member < 1_000; member++) {
            join("many");
        }
        try (RawWebSocketClient echo = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                HttpPublisher last = new HttpPublisher(server.http("/broadcast/many"));
                RawWebSocketClient publisher = RawWebSocketClient.upgrade(channel("many?self=false"))) {
            FrameBuilder messages = new FrameBuilder();
            for (int number = 0; number < 4_000; number++) {
                messages.text("");
            }
            publisher.send(messages.frame(FrameBuilder.PING, new byte[0]));
            assertThat(publisher.next()).isEqualTo("pong ");
            Future<HttpPublisher.Response> posted = threads.submit(() -> last.post("last"));

            for (int number = 0; number < 20; number++) {
                echo.send(new FrameBuilder().text("echo"));
                assertThat(echo.next()).isEqualTo("text echo");
            }
            assertThat(posted.isDone()).isFalse();
            assertThat(posted.get().delivered()).isEqualTo(1_001);
        }
    }

    private RawWebSocketClient join(String name) throws IOException {
        RawWebSocketClient member = RawWebSocketClient.upgrade(channel(name));
        members.add(member);
        return member;
    }

    private Future<Integer> read(RawWebSocketClient member) {
        return threads.submit(() -> {
            int received = 0;
            while (received < MESSAGES && member.next().equals("text " + received + PADDING)) {
                received++;
            }
            return received;
        });
    }

    private static void publishAll(String name) throws IOException {
        try (RawWebSocketClient publisher = RawWebSocketClient.upgrade(channel(name + "?self=false"))) {
            for (int number = 0; number < MESSAGES; number++) {
                publisher.send(new FrameBuilder().text(number + PADDING));
            }
            publisher.send(new FrameBuilder().close(1000, "done"));
            assertThat(publisher.rest()).endsWith("close 1000 done", "end");
        }
    }

    private static URI channel(String name) {
        return server.webSocket("/broadcast/" + name);
    }
}
