package dev.longwave.app;

import java.util.List;

/** What a command line asks for. */
sealed interface CommandLine {

    /** To serve. */
    record Serve() implements CommandLine {}

    /** To say how it is used. */
    record Help() implements CommandLine {}

    /** To say which version it is. */
    record Version() implements CommandLine {}

    /** To say whether it would start. */
    record CheckConfiguration() implements CommandLine {}

    /** Nothing that there is. */
    record Mistake(String problem) implements CommandLine {}

    /**
     * Reads it.
     *
     * @param arguments without those that the JVM takes, or what the executable has of one: {@code -D} and {@code -X}
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
