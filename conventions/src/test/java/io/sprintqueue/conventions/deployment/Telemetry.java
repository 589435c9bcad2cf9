package io.sprintqueue.conventions.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What CloudWatch was told, by metric and minute.
final class Telemetry {
    private static final Map<String, Double> PERCENTILES = Map.of("p95", 0.95);

    private final Map<Metric, NavigableMap<Integer, List<Double>>> values = new HashMap<>();

    /// Puts one value.
    Telemetry put(Metric metric, int minute, double value) {
        values.computeIfAbsent(metric, _ -> new TreeMap<>())
                .computeIfAbsent(minute, _ -> new ArrayList<>())
                .add(value);
        return this;
    }

    /// Puts the same value again and again.
    ///
    /// @param every so many minutes, from the first on
    Telemetry put(Metric metric, int from, int to, int every, double value) {
        for (int minute = from; minute < to; minute += every) {
            put(metric, minute, value);
        }
        return this;
    }

    /// What the minutes come to; not a number where there is nothing in them.
    double statistic(Metric metric, String statistic, int from, int to) {
        List<Double> found =
                values.getOrDefault(metric, new TreeMap<>()).subMap(from, to).values().stream()
                        .flatMap(List::stream)
                        .toList();
        if (found.isEmpty()) {
            return Double.NaN;
        }
        return switch (statistic) {
            case "Sum" -> found.stream().mapToDouble(Double::doubleValue).sum();
            case "Maximum" -> found.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            default -> percentile(found.stream().sorted(), found.size(), statistic);
        };
    }

    private static double percentile(Stream<Double> sorted, int count, String statistic) {
        Double share = PERCENTILES.get(statistic);
        if (share == null) {
            throw new IllegalArgumentException("no statistic is called " + statistic);
        }
        return sorted.skip((long) Math.ceil(share * count) - 1).findFirst().orElseThrow();
    }
}
