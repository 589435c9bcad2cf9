package io.sprintqueue.lab.compare;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The load generator's report of a load.
///
/// @param samples every event, in the order in which they were due
/// @param answeredP95 in milliseconds, from when each was due
/// @param cpuMillis for an event, by group of processes; the load generator itself is one of them
/// @param residentMegabytes of all groups, at the end
/// @param othersCores how many cores other processes used meanwhile
record Sent(
        List<Sample> samples,
        int accepted,
        double answeredP50,
        double answeredP95,
        Map<String, Double> cpuMillis,
        double residentMegabytes,
        double othersCores) {
    static final String GENERATOR = "generator";

    Sent {
        samples = List.copyOf(samples);
        cpuMillis = Map.copyOf(cpuMillis);
    }

    /// Reads its report and its table of events.
    ///
    /// @throws IllegalStateException which names a figure that is not there
    static Sent of(JsonNode report, String table) {
        var cpu = new TreeMap<String, Double>();
        object(report, "/cpu/ms_per_event")
                .properties()
                .forEach(group -> cpu.put(group.getKey(), group.getValue().asDouble()));
        double resident = 0;
        for (JsonNode megabytes : object(report, "/cpu/rss_mb")) {
            resident += megabytes.asDouble();
        }
        return new Sent(
                Sample.read(table),
                (int) number(report, "/accepted"),
                number(report, "/http_ms/p50"),
                number(report, "/http_ms/p95"),
                cpu,
                resident,
                number(report, "/cpu/others_cores"));
    }

    /// For an event, of all groups but the load generator.
    double cpu() {
        return cpuMillis.entrySet().stream()
                .filter(group -> !group.getKey().equals(GENERATOR))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /// For an event, of these groups.
    double cpu(Collection<String> groups) {
        return groups.stream().mapToDouble(group -> cpuMillis.getOrDefault(group, 0.0)).sum();
    }

    private static JsonNode object(JsonNode report, String pointer) {
        JsonNode value = report.at(pointer);
        if (!value.isObject()) {
            throw missing(pointer);
        }
        return value;
    }

    private static double number(JsonNode report, String pointer) {
        JsonNode value = report.at(pointer);
        if (!value.isNumber()) {
            throw missing(pointer);
        }
        return value.doubleValue();
    }

    private static IllegalStateException missing(String pointer) {
        return new IllegalStateException("the load generator's report has no " + pointer);
    }
}
