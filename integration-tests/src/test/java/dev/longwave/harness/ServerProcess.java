package dev.longwave.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Artifact under test in a separate process on a free port: for tests of start, shutdown and process state. */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: https?://[^:]+:(\\d+)");
    private static final Pattern TLS = Pattern.compile("https://[^:]+:(\\d+)");
    private static final Pattern MANAGEMENT = Pattern.compile("Management interface: http://[^:]+:(\\d+)");
    private static final Predicate<String> ERROR_LINE =
            Pattern.compile("ERROR|WARN|xception").asPredicate();
    private static final int SIGTERM_EXIT_CODE = 128 + 15;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Integer> managementPort = new CompletableFuture<>();
    private final CompletableFuture<Integer> tlsPort = new CompletableFuture<>();
    private final Thread reader;

    private ServerProcess(Process process) {
        this.process = process;
        reader = Thread.ofVirtual().start(this::read);
    }

    /** Starts a server on a free port of the loopback address and returns when it listens. */
    public static ServerProcess start(String... properties) throws IOException {
        return listening(List.of(), Stream.of(), properties);
    }

    /**
     * Starts a server with a limited heap, in which a leak shows. Without a limit, garbage that is not yet collected
     * hides it.
     *
     * @param heap the maximum heap, such as {@code 128m}
     */
    public static ServerProcess startWithHeap(String heap, String... properties) throws IOException {
        return listening(List.of(), Stream.of("-Xmx" + heap), properties);
    }

    /** Starts a server with a limit of file descriptors. */
    public static ServerProcess startWithDescriptors(int limit, String... properties) throws IOException {
        return startThrough("ulimit -n " + limit + "; exec \"$@\"", properties);
    }

    /** Starts a server in a directory, in which it looks for config/application.properties. */
    public static ServerProcess startIn(Path directory, String... properties) throws IOException {
        return startThrough("cd '" + directory + "' && exec \"$@\"", properties);
    }

    /** Starts a server through a shell script, which gets the command line as its arguments. */
    public static ServerProcess startThrough(String script, String... properties) throws IOException {
        return listening(List.of("sh", "-c", script, "sh"), Stream.of(), properties);
    }

    private static ServerProcess listening(List<String> launcher, Stream<String> options, String... properties)
            throws IOException {
        ServerProcess server =
                launch(launcher, options, Stream.concat(Stream.of("quarkus.http.port=0"), Stream.of(properties)));
        server.port();
        return server;
    }

    /** Starts a server and returns at once. */
    public static ServerProcess launch(String... properties) throws IOException {
        return launch(List.of(), Stream.of(), Stream.of(properties));
    }

    /** Runs the artifact with these settings and arguments only. */
    public static ServerProcess run(List<String> settings, String... arguments) throws IOException {
        return runIn(Path.of("."), settings, arguments);
    }

    /** Runs the artifact in a directory with these settings and arguments only. */
    public static ServerProcess runIn(Path directory, List<String> settings, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(Artifact.built().command(settings));
        command.addAll(List.of(arguments));
        return new ServerProcess(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start());
    }

    private static ServerProcess launch(List<String> launcher, Stream<String> options, Stream<String> properties)
            throws IOException {
        Stream<String> all =
                Stream.concat(Stream.of("quarkus.http.host=127.0.0.1", "quarkus.management.port=0"), properties);
        // Without the developer's terminal, in which a SIGHUP ends the server.
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(launcher);
        command.addAll(Artifact.built()
                .command(Stream.concat(options, all.map(property -> "-D" + property))
                        .toList()));
        return new ServerProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Returns the processes that it has started, and those that these have started. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    public int port() {
        try {
            return port.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("The server does not listen. It printed:\n" + String.join("\n", output), e);
        }
    }

    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Returns an address on the management interface. */
    public URI management(String path) {
        port(); // waits for the line that names both ports
        return URI.create("http://127.0.0.1:" + managementPort.join() + path);
    }

    /** Returns an address on the TLS port. */
    public URI https(String path) {
        return URI.create("https://127.0.0.1:" + tlsPort.join() + path);
    }

    public URI webSocket(String path) {
        return URI.create("ws://127.0.0.1:" + port() + path);
    }

    /** Returns the lines printed so far. */
    public List<String> output() {
        return List.copyOf(output);
    }

    /** Sends SIGTERM. The output is still read afterwards. */
    public void terminate() {
        process.toHandle().destroy(); // Process.destroy would close its streams
    }

    /** Sends SIGKILL, which clients see like a crash or a lost machine. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Sends SIGSTOP and waits until all threads have stopped. The kernel still receives for the process. */
    public void suspend() throws IOException, InterruptedException {
        signal("STOP");
        // On a busy machine the threads run on for a while.
        await().until(this::isStopped);
    }

    private boolean isStopped() throws IOException {
        try (Stream<Path> tasks = Files.list(proc("task"))) {
            for (Path task : tasks.toList()) {
                if (!Files.readString(task.resolve("stat")).contains(") T ")) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            return false; // a thread exited meanwhile
        }
    }

    /**
     * Sends a signal.
     *
     * @param name without SIG
     */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits until the process has exited and all output is read, and returns the exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(TIMEOUT)) {
            throw new IllegalStateException("The server did not exit. It printed:\n" + String.join("\n", output));
        }
        reader.join();
        return process.exitValue();
    }

    /** Returns the kernel's names of the threads, of at most 15 characters. */
    public List<String> threadNames() throws IOException {
        try (Stream<Path> tasks = Files.list(proc("task"))) {
            return tasks.map(task -> {
                        try {
                            return Files.readString(task.resolve("comm")).strip();
                        } catch (IOException e) {
                            return ""; // exited meanwhile
                        }
                    })
                    .toList();
        }
    }

    /** Returns the resident memory, in bytes. */
    public long residentMemory() throws IOException {
        try (Stream<String> lines = Files.lines(proc("status"))) {
            String resident =
                    lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(resident.replaceAll("\\D", "")) << 10;
        }
    }

    /**
     * Returns the number of open sockets. Other descriptors do not count, such as files from which the JVM reads
     * classes.
     */
    public long openSockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(proc("fd"))) {
            return descriptors.filter(ServerProcess::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    /** Stops the server in order, and fails if it has ever printed a warning, an error or an exception. */
    public void stopWithoutErrors() throws InterruptedException {
        try (this) {
            terminate();
            assertThat(exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
            assertThat(output).noneMatch(ERROR_LINE);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Path proc(String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                completeFrom(line, MANAGEMENT, managementPort);
                completeFrom(line, TLS, tlsPort);
                completeFrom(line, LISTENING, port);
            }
        } catch (IOException e) {
            output.add(e.toString()); // the stream of a killed process breaks
        }
        tlsPort.completeExceptionally(new IllegalStateException("the server does not listen for TLS"));
        port.completeExceptionally(new IllegalStateException("the server exited"));
    }

    private static void completeFrom(String line, Pattern pattern, CompletableFuture<Integer> port) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
            port.complete(Integer.valueOf(matcher.group(1)));
        }
    }
}
