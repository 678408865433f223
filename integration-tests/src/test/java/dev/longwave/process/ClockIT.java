package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.Pem;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jumps of the machine's clock by a day, forwards or backwards, while the server runs. */
@Tag("alone")
final class ClockIT {

    private static final Path SOURCE = Path.of("src", "test", "c", "clock.c");

    @TempDir
    private Path directory;

    private Path offset;
    private String script;

    @BeforeEach
    void build() throws Exception {
        Path library = directory.resolve("clock.so");
        List<String> compiler = List.of("gcc", "-shared", "-fPIC", "-O1", "-o", library.toString(), SOURCE.toString());
        assertThat(new ProcessBuilder(compiler).inheritIO().start().waitFor()).isZero();
        offset = directory.resolve("offset");
        Files.writeString(offset, "0");
        script = "export CLOCK_OFFSET='%s' LD_PRELOAD='%s'; exec \"$@\"".formatted(offset, library);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void writerContinuesWithTheNewTime(int days) throws Exception {
        try (ServerProcess server = ServerProcess.startThrough(
                        script, "longwave.writers.time.every=1s", "longwave.writers.time.text={now}");
                RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/background/time"))) {
            client.next();
            set(days);

            // One tick may have begun before. The ticks after it have the new time.
            client.next();
            Instant now = Instant.parse(client.next().substring("text ".length()));
            assertThat(now)
                    .isBetween(expected(days).minusSeconds(20), expected(days).plusSeconds(20));
        }
    }

    @Test
    void keepAliveDisconnectsOnlySilentClients() throws Exception {
        try (ServerProcess server = ServerProcess.startThrough(script, "longwave.keep-alive.interval=1s");
                RawWebSocketClient alive = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                RawWebSocketClient silent = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            set(1);
            answerPing(alive);
            set(-1);
            answerPing(alive);
            answerPing(alive);

            assertThat(silent.rest()).containsExactly("ping", "end");
            alive.send(new FrameBuilder().text("hello"));
            assertThat(alive.next()).isIn("text hello", "ping");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void renewedCertificateIsPresented(int days) throws Exception {
        Pem pem = Pem.make(directory, "first");
        try (ServerProcess server = ServerProcess.startThrough(script, pem.settings())) {
            assertThat(pem.subjectOf(server.https("/"))).isEqualTo("CN=first");
            set(days);
            Pem.make(directory, "second");

            await().ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(pem.subjectOf(server.https("/"))).isEqualTo("CN=second"));
        }
    }

    private static void answerPing(RawWebSocketClient client) throws IOException {
        assertThat(client.next()).isEqualTo("ping");
        client.send(new FrameBuilder().frame(FrameBuilder.PONG, new byte[0]));
    }

    /** Replaces the file atomically: the server may read it at any time. */
    private void set(int days) throws IOException {
        Path next = directory.resolve("next");
        Files.writeString(next, String.valueOf(Duration.ofDays(days).toSeconds()));
        Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Instant expected(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }
}
