package dev.longwave.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandLineTest {

    @Test
    void noArgumentsServe() {
        assertEquals(new CommandLine.Serve(), CommandLine.of(List.of()));
    }

    @Test
    void knownArgumentsSelectTheCommand() {
        assertEquals(new CommandLine.Help(), CommandLine.of(List.of("--help")));
        assertEquals(new CommandLine.Help(), CommandLine.of(List.of("-h")));
        assertEquals(new CommandLine.Version(), CommandLine.of(List.of("--version")));
        assertEquals(new CommandLine.CheckConfiguration(), CommandLine.of(List.of("--check-config")));
    }

    @Test
    void invalidArgumentsAreNamed() {
        assertEquals(new CommandLine.Mistake("unknown argument '--port'"), CommandLine.of(List.of("--port")));
        assertEquals(
                new CommandLine.Mistake("too many arguments [--help, --version]: must be one"),
                CommandLine.of(List.of("--help", "--version")));
    }
}
