package dev.longwave.app;

import java.util.List;

/** The command that a command line selects. */
sealed interface CommandLine {

    /** Starts the server. */
    record Serve() implements CommandLine {}

    /** Prints the usage. */
    record Help() implements CommandLine {}

    /** Prints the version. */
    record Version() implements CommandLine {}

    /** Validates the configuration without serving. */
    record CheckConfiguration() implements CommandLine {}

    /** An invalid command line. */
    record Mistake(String problem) implements CommandLine {}

    /**
     * Parses a command line.
     *
     * @param arguments without the options of the JVM or the executable: {@code -D} and {@code -X}
     */
    static CommandLine of(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Serve();
        }
        if (arguments.size() > 1) {
            return new Mistake("too many arguments %s: must be one".formatted(arguments));
        }
        return switch (arguments.getFirst()) {
            case "--help", "-h" -> new Help();
            case "--version" -> new Version();
            case "--check-config" -> new CheckConfiguration();
            default -> new Mistake("unknown argument '%s'".formatted(arguments.getFirst()));
        };
    }
}
