package dev.longwave.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of writers, and the close of connections that are handed over to them. */
@Tag("quick")
final class WriterIT {

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(
                "longwave.writers.news.every=1s",
                "longwave.writers.news.text={tick} to {members}",
                "longwave.writers.news.channel=news",
                "longwave.writers.bytes.every=1s",
                "longwave.writers.bytes.binary=AAEC",
                "longwave.writers.quiet.every=2m",
                "longwave.writers.quiet.text=quiet",
                "longwave.writers.quiet.channel=news",
                "longwave.writers.quiet.paused=true",
                "longwave.writers.off.every=1s",
                "longwave.writers.off.text=off",
                "longwave.writers.off.enabled=false");
    }

    @AfterAll
    static void stopWithoutErrors() {
        List<String> output = server.output();
        server.close();
        assertThat(output)
                .noneMatch(line -> line.contains("ERROR") || line.contains("WARN") || line.contains("xception"));
    }

    @Test
    void clockSendsTheTimeByDefault() throws IOException {
        try (RawWebSocketClient client = connectTo("clock")) {
            assertThat(client.next())
                    .matches("text \\{\"now\":\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\",\"tick\":\\d+,\"members\":\\d+}");
        }
    }

    @Test
    void connectionClosesAfterTheRequestedMessages() throws IOException {
        try (RawWebSocketClient client = connectTo("bytes?messages=2")) {
            assertThat(client.rest()).containsExactly("binary 000102", "binary 000102", "close 1000 done", "end");
        }
    }

    @Test
    void ticksAreConsecutive() throws IOException {
        try (RawWebSocketClient client = connectTo("news?messages=3")) {
            List<Integer> ticks = new ArrayList<>();
            for (int message = 0; message < 3; message++) {
                ticks.add(Integer.valueOf(client.next().split(" ", 3)[1]));
            }
            int first = ticks.getFirst();
            assertThat(ticks).containsExactly(first, first + 1, first + 2);
        }
    }

    @Test
    void membersOfTheChannelReceiveTheMessageToo() throws IOException {
        try (RawWebSocketClient member = RawWebSocketClient.upgrade(server.webSocket("/broadcast/news"));
                RawWebSocketClient client = connectTo("news")) {
            String message = client.next();
            assertThat(message).startsWith("text ").contains(" to ");
            while (!member.next().equals(message)) {
                // an earlier one
            }
        }
    }

    @Test
    void messageToAWriterGets1003() throws IOException {
        try (RawWebSocketClient text = connectTo("clock");
                RawWebSocketClient binary = connectTo("clock")) {
            text.send(new FrameBuilder().text("hello").text("again"));
            binary.send(new FrameBuilder().frame(FrameBuilder.BINARY, new byte[1]));

            assertThat(text.rest()).endsWith("close 1003 writers take no messages", "end");
            assertThat(binary.rest()).endsWith("close 1003 writers take no messages", "end");
        }
    }

    @Test
    void writerConnectionReturnsPongAndClose() throws IOException {
        try (RawWebSocketClient client = connectTo("clock")) {
            client.send(
                    new FrameBuilder().frame(FrameBuilder.PING, new byte[] {7}).close(1000, "enough"));

            assertThat(client.rest()).contains("pong 07").endsWith("close 1000 enough", "end");
        }
    }

    @Test
    void abruptDisconnectsDoNotAffectOthers() throws IOException {
        for (int client = 0; client < 20; client++) {
            connectTo("news").close();
        }
        try (RawWebSocketClient client = connectTo("news?messages=2")) {
            client.next();
            assertThat(client.next()).startsWith("text ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "off", "nobody?messages=0", "clock%20", "CLOCK"})
    void unknownOrDisabledWriterGets404(String writer) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> connectTo(writer))
                .withMessageContaining("404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages=0", "messages=", "messages=-1", "messages=x", "messages=1&messages=1"})
    void invalidNumberOfMessagesGets400(String query) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> connectTo("clock?" + query))
                .withMessageContaining("400");
    }

    @Test
    void writerConnectionDrainsWith1001() throws Exception {
        try (ServerProcess draining = ServerProcess.start("longwave.shutdown.drain=0");
                RawWebSocketClient client = RawWebSocketClient.upgrade(draining.webSocket("/background/clock"))) {
            draining.terminate();

            assertThat(client.rest()).endsWith("close 1001 draining", "end");
        }
    }

    @Test
    void writersAreListed() throws IOException {
        try (RawWebSocketClient client = connectTo("quiet")) {
            client.send(new FrameBuilder().frame(FrameBuilder.PING, new byte[0]));
            client.next();

            assertThat(list())
                    .contains("{\"name\":\"quiet\",\"every\":\"PT2M\",\"paused\":true,\"ticks\":0,\"connections\":1,"
                            + "\"channel\":\"news\"}")
                    .containsSubsequence(
                            "{\"writers\":[{\"name\":\"bytes\"", "{\"name\":\"clock\"", "{\"name\":\"news\"")
                    .doesNotContain("off");
        }
        await().until(() -> list().contains("\"ticks\":0,\"connections\":0"));
    }

    private static String list() throws IOException {
        try (InputStream response = server.http("/background").toURL().openStream()) {
            return new String(response.readAllBytes(), UTF_8);
        }
    }

    private static RawWebSocketClient connectTo(String writer) throws IOException {
        return RawWebSocketClient.upgrade(server.webSocket("/background/" + writer));
    }
}
