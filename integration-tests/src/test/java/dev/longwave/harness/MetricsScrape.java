package dev.longwave.harness;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One scrape of the metrics, as Prometheus reads them. */
public record MetricsScrape(String text) {

    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\w+) (\\w+)$", Pattern.MULTILINE);

    public static MetricsScrape of(ServerProcess server) {
        return new MetricsScrape(
                ManagementClient.send(server, "GET", "/q/metrics").body());
    }

    /** Returns the type of each metric by its name in queries. */
    public Map<String, String> types() {
        return TYPE.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1) + (line.group(2).equals("counter") ? "_total" : ""),
                        line -> line.group(2),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Returns the samples of a metric that are not zero, without its name. */
    public List<String> of(String metric) {
        return text.lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> !line.endsWith(" 0.0"))
                .map(line -> line.substring(metric.length()).strip())
                .sorted()
                .toList();
    }
}
