package dev.longwave.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnknownVariablesTest {

    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(longwave\\.[^`\u2026]+)` \\|", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LONGWAVE_MESAGE_LIMIT",
                "LONGWAVE_",
                "LONGWAVE_WRITERS_NEWS_EVERY",
                "LONGWAVE_WRITERS_CLOCK_EVRY",
                "LONGWAVE_PORTS"
            })
    void variableThatSetsNothingIsReported(String name) {
        assertEquals(Set.of(name), UnknownVariables.unknown(List.of(name, "PATH"), List.of("clock")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LONGWAVE_MESSAGE_LIMIT",
                "LONGWAVE_CONNECTIONS_LIMIT_PER_ADDRESS",
                "LONGWAVE_WRITERS_CLOCK_EVERY",
                "LONGWAVE_WRITERS_MY_NEWS_TEXT",
                "LONGWAVE_SERVICE_HOST",
                "LONGWAVE_SERVICE_PORT_HTTP",
                "LONGWAVE_EU_SERVICE_PORT",
                "LONGWAVE_PORT",
                "LONGWAVE_PORT_8080_TCP",
                "LONGWAVE_PORT_8080_TCP_ADDR",
                "LONGWAVE_JAR",
                "LONGWAVE_PUBLISH_OPEN"
            })
    void variablesOfSettingsAndOfOthersAreAccepted(String name) {
        assertEquals(Set.of(), UnknownVariables.unknown(List.of(name), List.of("clock", "my-news")));
    }

    @Test
    void settingsAreThoseOfTheDocumentation() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "configuration.md"));
        Set<String> documented = DOCUMENTED
                .matcher(document)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Stream<String> writers =
                UnknownVariables.OF_A_WRITER.stream().map(setting -> "longwave.writers.<name>." + setting);

        assertEquals(
                documented,
                Stream.concat(UnknownVariables.SETTINGS.stream(), writers)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
