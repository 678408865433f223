package dev.longwave.websocket;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longwave.websocket.CaseResult.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Results of the fuzzing client, by case number. */
record FuzzingReport(Path directory, SortedMap<String, CaseResult> results) {

    static final String AGENT = "longwave";
    static final String INDEX = "index.json";

    private static final JsonMapper JSON = new JsonMapper();

    static FuzzingReport in(Path directory) throws IOException {
        Map<String, SortedMap<String, CaseResult>> agents =
                JSON.readValue(directory.resolve(INDEX).toFile(), new TypeReference<>() {});
        return new FuzzingReport(directory, agents.getOrDefault(AGENT, new TreeMap<>()));
    }

    int cases() {
        return results.size();
    }

    /** Returns the totals in one line, and in a second the numbers of the cases that passed as non-strict, if any. */
    List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add("Autobahn: %d cases: %d ok, %d informational, %d non-strict, %d failed; report: %s"
                .formatted(
                        cases(),
                        numbers(Verdict.OK).size(),
                        numbers(Verdict.INFORMATIONAL).size(),
                        numbers(Verdict.NON_STRICT).size(),
                        numbers(Verdict.FAILED).size(),
                        directory.resolve("index.html").toAbsolutePath()));
        if (!numbers(Verdict.NON_STRICT).isEmpty()) {
            lines.add("Autobahn: non-strict are " + String.join(", ", numbers(Verdict.NON_STRICT)));
        }
        return lines;
    }

    /** Returns number, description, expectation and result of each case that failed. */
    List<String> failures() throws IOException {
        List<String> failures = new ArrayList<>();
        for (Map.Entry<String, CaseResult> entry : results.entrySet()) {
            if (entry.getValue().verdict() == Verdict.FAILED) {
                failures.add(describe(entry.getKey(), entry.getValue()));
            }
        }
        return failures;
    }

    private List<String> numbers(Verdict verdict) {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue().verdict() == verdict)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String describe(String number, CaseResult result) throws IOException {
        JsonNode details = JSON.readTree(directory.resolve(result.reportFile()).toFile());
        String lines = Stream.of("description", "expectation", "result", "resultClose")
                .map(name -> "  %s: %s".formatted(name, details.path(name).asText()))
                .collect(joining("\n"));
        return "%s: %s, close %s\n%s".formatted(number, result.behavior(), result.close(), lines);
    }
}
