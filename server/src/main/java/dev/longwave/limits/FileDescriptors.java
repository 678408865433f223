package dev.longwave.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of connections that the process's file descriptors allow. */
public final class FileDescriptors {

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Pattern SOFT_LIMIT = Pattern.compile("Max open files\\s+(?<soft>\\d{1,9})\\s");

    /**
     * Minimum reserve for files, HTTP requests of the page, and handshakes that are about to be rejected. The JVM keeps one
     * file open for each jar that it has read a class from.
     */
    private static final int MIN_RESERVE = 250;

    private static final int RESERVE_OF = 20;

    /** Minimum reserve for files alone: without a descriptor a JVM cannot read its own classes, and never retries. */
    private static final int MIN_FOR_FILES = 150;

    private static final int FILES_OF = 40;

    private FileDescriptors() {}

    /** Returns the limit of WebSockets. There is none where the limit is unknown, on every system but Linux. */
    public static int roomForConnections() {
        return ofThisProcess(FileDescriptors::room);
    }

    /** Returns the limit of all accepted connections, with or without a request. There is none on systems other than Linux. */
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
        return Math.max(1, softLimit - Math.max(MIN_RESERVE, softLimit / RESERVE_OF));
    }

    static int roomForAccepted(int softLimit) {
        return Math.max(1, softLimit - Math.max(MIN_FOR_FILES, softLimit / FILES_OF));
    }
}
