package dev.longwave.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Changes of writers by the configuration file of a running server. Connections stay open, except those of a removed
 * writer.
 */
final class WriterReloadIT {

    private static final String NEWS = """
            longwave.writers.news.every=1s
            longwave.writers.news.text=first
            """;

    @TempDir
    private Path temporary;

    private Path directory;

    private ServerProcess server;
    private RawWebSocketClient client;

    @BeforeEach
    void start() throws IOException {
        directory = temporary.resolve("a directory");
        Files.createDirectories(directory.resolve("config"));
        write(NEWS);
        server = ServerProcess.startIn(directory);
        client = RawWebSocketClient.upgrade(server.webSocket("/background/news"));
        assertThat(client.next()).isEqualTo("text first");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void changedTextIsSentFromThenOn() throws IOException {
        write(NEWS.replace("first", "another"));

        awaitNext("text another");
    }

    @Test
    void sighupReloadsTheFile() throws Exception {
        write(NEWS.replace("first", "another"));
        server.signal("HUP");

        awaitNext("text another");
        assertThat(server.output())
                .anyMatch(line -> line.contains("Reloaded writers from config/application.properties"));
    }

    @Test
    void writerIsPausedAndResumed() throws Exception {
        write(NEWS.replace("first", "paused") + "longwave.writers.news.paused=true\n");
        awaitLine("Reloaded writers");
        // All writers are scheduled together: after two messages of this one, the other would have sent too.
        try (RawWebSocketClient clock = RawWebSocketClient.upgrade(server.webSocket("/background/clock?messages=2"))) {
            assertThat(clock.rest()).hasSize(4).endsWith("close 1000 done", "end");
        }
        write(NEWS.replace("first", "resumed"));

        awaitNext("text resumed");
    }

    /** The same change adds another writer. */
    @Test
    void removedWriterClosesItsConnections() throws IOException {
        write("longwave.writers.other.every=1s\nlongwave.writers.other.text=other\n");

        awaitNext("close 1000 done");
        try (RawWebSocketClient other = RawWebSocketClient.upgrade(server.webSocket("/background/other"))) {
            assertThat(other.next()).isEqualTo("text other");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "longwave.writers.news.every=0.5s",
                "longwave.writers.news.every=300000d",
                "longwave.writers.news.paused=maybe",
                "longwave.writers.news.txt=second",
                "longwave.writers.news.channel=a/b"
            })
    void invalidFileKeepsTheCurrentWriters(String wrong) throws IOException {
        write(NEWS.replace("first", "second") + "longwave.writers.good.every=1s\nlongwave.writers.good.text=a\n" + wrong
                + "\n");
        awaitLine("Ignoring invalid config/application.properties, keeping the current writers: ");
        String key = wrong.substring(0, wrong.indexOf('='));
        assertThat(server.output().getLast()).contains(key.replace(".every", ""));

        write(NEWS.replace("first", "third"));
        awaitNext("text third");
    }

    /** The writers change, and the mistake would stop the server at its next start. */
    @Test
    void mistakeForTheNextStartIsReported() throws IOException {
        write(NEWS.replace("first", "second") + "longwave.mesage.limit=1K\n");

        awaitNext("text second");
        awaitLine("The server would not start again with config/application.properties: "
                + "Unknown setting longwave.mesage.limit");
    }

    @Test
    void settingThatTakesARestartIsReported() throws IOException {
        write(NEWS.replace("first", "second") + "longwave.message.limit=100K\n");

        awaitNext("text second");
        awaitLine("Changed settings that take effect after a restart: [longwave.message.limit]");
    }

    /** Opening a pipe blocks until another process writes to it. */
    @Test
    void pipeIsRejectedWithoutBlocking() throws Exception {
        Path pipe = temporary.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
        Files.move(pipe, file(), StandardCopyOption.ATOMIC_MOVE);
        awaitLine("keeping the current writers: config/application.properties is not a regular file");
        server.signal("HUP");
        await().until(() -> server.output().stream()
                        .filter(line -> line.contains("is not a regular file"))
                        .count()
                == 2);

        Path next = Files.writeString(temporary.resolve("next"), NEWS.replace("first", "next"));
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
        awaitNext("text next");
    }

    /** Waits for the first event after the first text. */
    private void awaitNext(String expected) throws IOException {
        String next = client.next();
        while (next.equals("text first")) {
            next = client.next();
        }
        assertThat(next).as("with the log: %s", server.output()).isEqualTo(expected);
    }

    private void awaitLine(String start) {
        await().until(() -> server.output().stream().anyMatch(line -> line.contains(start)));
    }

    private void write(String properties) throws IOException {
        Files.writeString(file(), properties);
    }

    private Path file() {
        return directory.resolve("config/application.properties");
    }
}
