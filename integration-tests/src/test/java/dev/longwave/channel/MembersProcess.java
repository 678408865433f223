package dev.longwave.channel;

import dev.longwave.harness.RawWebSocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Members of a channel in a separate process. They read every message until the process is killed. */
final class MembersProcess implements AutoCloseable {

    private final Process process;

    private MembersProcess(Process process) {
        this.process = process;
    }

    /** Starts the process and returns when all its members have joined. */
    static MembersProcess join(URI channel, int count) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        MembersProcess.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath(),
                        MembersProcess.class.getName(),
                        channel.toString(),
                        String.valueOf(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.inputReader().readLine() == null) {
            throw new IOException("not all members joined");
        }
        return new MembersProcess(process);
    }

    /** Sends SIGKILL to the process. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    public static void main(String... args) throws IOException, InterruptedException {
        List<Thread> readers = new ArrayList<>();
        for (int member = 0; member < Integer.parseInt(args[1]); member++) {
            RawWebSocketClient client = RawWebSocketClient.upgrade(URI.create(args[0]));
            readers.add(Thread.startVirtualThread(() -> readAll(client)));
        }
        System.out.println("joined");
        for (Thread reader : readers) {
            reader.join();
        }
    }

    private static void readAll(RawWebSocketClient client) {
        try {
            client.rest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
