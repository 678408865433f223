import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** The program that ./run builds an image of: one small task a word, each printing what ./run compares. */
final class Probe {

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "shutdown-hook" -> Signals.shutdownHook();
            case "handle" -> Signals.handle(args[1]);
            case "queue" -> Signals.queue();
            case "limits" -> limits();
            case "zone" -> zone();
            case "lookup" -> Network.lookup();
            case "tcp" -> Network.tcp();
            case "selector" -> Network.selector();
            case "udp" -> Network.udp();
            case "files" -> Storage.files();
            case "deflate" -> Storage.deflate();
            case "cat" -> System.in.transferTo(System.out);
            case "child" -> child();
            case "throw" -> throw new IllegalStateException("thrown on purpose");
            case "exit" -> System.exit(Integer.parseInt(args[1]));
            case "locale" -> locale();
            case "text" -> text(args[1]);
            case "beans" -> beans();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.flush();
    }

    private static void limits() {
        Runtime runtime = Runtime.getRuntime();
        System.out.println(runtime.availableProcessors() + " " + runtime.maxMemory());
    }

    /** A moment in the southern summer, so that a zone's daylight saving time shows. */
    private static void zone() {
        ZoneId zone = ZoneId.systemDefault();
        System.out.println(zone + " " + zone.getRules().getOffset(Instant.parse("2026-01-15T00:00:00Z")));
    }

    private static void child() throws IOException, InterruptedException {
        Process cat = new ProcessBuilder("cat").start();
        try (var in = cat.outputWriter()) {
            in.write("through a child");
        }
        System.out.println(cat.inputReader().readLine() + " " + cat.waitFor());
    }

    private static void locale() {
        System.out.println(Locale.getDefault(Locale.Category.FORMAT).toLanguageTag() + " "
                + Locale.getDefault(Locale.Category.DISPLAY).toLanguageTag());
    }

    /** Gives a word back as the argument, the environment and a file's name and content have it. */
    private static void text(String argument) throws IOException {
        Path file = Files.createTempDirectory("probe").resolve(argument);
        Files.writeString(file, argument);
        boolean same = argument.equals(System.getenv("PROBE_TEXT")) && argument.equals(Files.readString(file));
        Files.delete(file);
        Files.delete(file.getParent());
        System.out.println(
                argument.length() + " " + argument.codePointAt(2) + " " + same + " " + Charset.defaultCharset() + " "
                        + System.getProperty("file.encoding") + " " + System.getProperty("sun.jnu.encoding"));
    }

    private static void beans() {
        long userTime = ManagementFactory.getThreadMXBean().getCurrentThreadUserTime();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.println(userTime >= 0 && heap > 0 && load >= 0 ? "plausible" : userTime + " " + heap + " " + load);
    }
}
