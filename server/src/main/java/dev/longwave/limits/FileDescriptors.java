package dev.longwave.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many connections the process's file descriptors leave room for. */
public final class FileDescriptors {

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Pattern SOFT_LIMIT = Pattern.compile("Max open files\\s+(?<soft>\\d{1,9})\\s");

    /**
     * For what is no WebSocket: files, of which the JVM has one open for each jar that it has read a class from, the page's
     * requests, and handshakes on their way to be refused.
     */
    private static final int LEAST_RESERVE = 250;

    private static final int RESERVE_OF = 20;

    /** For files alone: without one a JVM cannot even read its own classes, and never tries again. */
    private static final int LEAST_FOR_FILES = 150;

    private static final int FILES_OF = 40;

    private FileDescriptors() {}

    /** For WebSockets. No bound where it cannot be told, which is everywhere but on Linux. */
    public static int roomForConnections() {
        return ofThisProcess(FileDescriptors::room);
    }

    /** For all connections, whether they have asked for anything or not. Likewise. */
    public static int roomForAccepted() {
        return ofThisProcess(FileDescriptors::roomForAccepted);
    }

    private static int ofThisProcess(IntUnaryOperator room) {
        try {
            return softLimit(Files.readString(LIMITS)).stream()
                    .map(room)
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
        } catch (IOException e) {
            return Integer.MAX_VALUE;
        }
    }

    static OptionalInt softLimit(String limits) {
        Matcher soft = SOFT_LIMIT.matcher(limits);
        return soft.find() ? OptionalInt.of(Integer.parseInt(soft.group("soft"))) : OptionalInt.empty();
    }

    static int room(int softLimit) {
        return Math.max(1, softLimit - Math.max(LEAST_RESERVE, softLimit / RESERVE_OF));
    }

    static int roomForAccepted(int softLimit) {
        return Math.max(1, softLimit - Math.max(LEAST_FOR_FILES, softLimit / FILES_OF));
    }
}
