package dev.longwave.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.longwave.connection.InvalidQueryException;
import dev.longwave.connection.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EchoOptionsTest {

    private static final int MAX_SIZE = 1_000;

    @Test
    void requestWithoutParametersAsksForThePlainEcho() {
        assertEquals(EchoOptions.NONE, parse(""));
        assertEquals(EchoOptions.NONE, parse("token=x"));
    }

    @Test
    void parametersCombine() {
        assertEquals(
                new EchoOptions(Duration.ofMillis(200), Duration.ofSeconds(1), 3, 1_000, 4000, 7, true),
                parse("delay=200ms&jitter=1s&fragments=3&size=1000&close=4000&after=7&silent=true"));
    }

    @Test
    void closeComesAfterTheFirstResponseByDefault() {
        assertEquals(1, parse("close=1000").last());
        assertEquals(0, parse("close=1000&after=0").last());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delay=5 | delay must be 0ms to 10s",
                "delay=10001ms | delay must be 0ms to 10s",
                "jitter=11s | jitter must be 0ms to 10s",
                "fragments=0 | fragments must be 1 to 1000",
                "fragments=1001 | fragments must be 1 to 1000",
                "size=1001 | size must be 0 to 1000",
                "size=-1 | size must be 0 to 1000",
                "close=999 | close must be 1000 to 1003, 1007 to 1014 or 3000 to 4999",
                "close=1005 | close must be 1000 to 1003",
                "close=1015 | close must be 1000 to 1003",
                "close=2999 | close must be 1000 to 1003",
                "close=5000 | close must be 1000 to 1003",
                "after=1 | after needs close",
                "drop=1&close=1000 | drop and close exclude each other",
                "drop=0 | drop must be 1 to 999999999",
                "silent=yes | silent must be true or false",
                "delay=1s&delay=1s | given once",
            })
    void otherValuesAreRejectedWithTheirRule(String query, String rule) {
        String hint =
                assertThrows(InvalidQueryException.class, () -> parse(query)).hint();
        assertEquals(true, hint.contains(rule), hint);
    }

    private static EchoOptions parse(String query) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        }
        return EchoOptions.of(new Query(name -> parameters.getOrDefault(name, List.of())), MAX_SIZE);
    }
}
