package dev.longwave.app;

import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rewrites the platform's errors about settings into the one-line form of Longwave's own. */
final class ConfigErrors {

    private static final Pattern VALUE = Pattern.compile(
            ".*The config property (?<name>\\S+) with the config value \"(?<value>.*?)\" threw an Exception whilst being"
                    + " converted (?<reason>.*)",
            Pattern.DOTALL);

    private static final Pattern EMPTY =
            Pattern.compile(".*The config property (?<name>\\S+) is defined as the empty String.*", Pattern.DOTALL);

    private static final Pattern MISSING = Pattern.compile(
            ".*The config property (?<name>\\S+) is required but it could not be found.*", Pattern.DOTALL);

    private static final Pattern UNKNOWN =
            Pattern.compile(".*SRCFG00050: (?<name>\\S+) in (?<source>.*) does not map to any root", Pattern.DOTALL);

    /** Rules for values, by the platform's message about an invalid one. */
    private static final List<Kind> KINDS = List.of(
            new Kind("Expected an integer value", "a whole number"),
            new Kind("Invalid duration", "a duration, such as 500ms, 15s, 10m or 1h"),
            new Kind("not in correct format", "a number of bytes, such as 65536, 256K or 1M"),
            new Kind("allowed values: true,false", "true or false"),
            new Kind("Unknown level", "OFF, FATAL, ERROR, WARN, INFO, DEBUG, TRACE or ALL"));

    private ConfigErrors() {}

    private record Kind(String message, String values) {}

    static String text(ConfigValidationException mistakes) {
        return IntStream.range(0, mistakes.getProblemCount())
                .mapToObj(index -> text(mistakes.getProblem(index).getMessage()))
                .distinct() // the platform reports some twice
                .collect(Collectors.joining("; "));
    }

    static String text(String problem) {
        Matcher value = VALUE.matcher(problem);
        if (value.matches()) {
            return "%s=%s is invalid: %s".formatted(value.group("name"), value.group("value"), rule(value));
        }
        Matcher empty = EMPTY.matcher(problem);
        if (empty.matches()) {
            return empty.group("name") + " is empty: must have a value";
        }
        Matcher missing = MISSING.matcher(problem);
        if (missing.matches()) {
            return missing.group("name") + " is missing: must have a value";
        }
        Matcher unknown = UNKNOWN.matcher(problem);
        if (unknown.matches()) {
            Optional<String> renamed = RenamedSettings.message(unknown.group("name"));
            if (renamed.isPresent()) {
                return renamed.get();
            }
            return "Unknown setting %s (%s)".formatted(unknown.group("name"), unknown.group("source"));
        }
        return problem.replaceAll("\\s+", " ");
    }

    private static String rule(Matcher value) {
        String reason = value.group("reason");
        return KINDS.stream()
                .filter(kind -> reason.contains(kind.message))
                .findFirst()
                .map(kind -> "must be " + kind.values)
                .orElse(reason);
    }
}
