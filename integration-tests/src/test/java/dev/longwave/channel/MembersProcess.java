package dev.longwave.channel;

import dev.longwave.harness.RawWebSocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Members of a channel in a process of their own, which read all that they get until that process is killed. */
final class MembersProcess implements AutoCloseable {

    private final Process process;

    private MembersProcess(Process process) {
        this.process = process;
    }

    /** Starts it, and returns when they are members. */
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
            throw new IOException("They did not all join");
        }
        return new MembersProcess(process);
    }

    /** SIGKILL. */
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
            RawWebSocketClient peer = RawWebSocketClient.upgrade(URI.create(args[0]));
            readers.add(Thread.startVirtualThread(() -> readToTheEnd(peer)));
        }
        System.out.println("joined");
        for (Thread reader : readers) {
            reader.join();
        }
    }

    private static void readToTheEnd(RawWebSocketClient peer) {
        try {
            peer.rest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
