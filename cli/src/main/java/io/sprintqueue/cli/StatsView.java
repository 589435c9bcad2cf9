package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Statistics as tables, or as one line. What is unknown is a dash.
final class StatsView {
    private static final List<String> COUNTERS =
            List.of(
                    "accepted",
                    "rejected",
                    "applied",
                    "stale",
                    "duplicate",
                    "ignored",
                    "retrying",
                    "redriven",
                    "dead");

    /// The newest minutes; the totals hold the others.
    private static final int MINUTES_MAX = 10;

    private static final List<Output.Field<JsonNode>> MINUTES =
            Stream.concat(
                            Stream.of(
                                    new Output.Field<JsonNode>(
                                            "UTC", row -> Times.minuteOfDay(row.path("minute")))),
                            COUNTERS.stream().map(name -> minute(title(name), name)))
                    .toList();

    private static final List<Output.Field<Map.Entry<String, JsonNode>>> LANES =
            List.of(
                    new Output.Field<>("LANE", Map.Entry::getKey),
                    lane("VISIBLE", "visible"),
                    lane("IN FLIGHT", "inFlight"),
                    lane("OLDEST S", "oldestAgeSeconds"),
                    lane("MOTION", "motion"),
                    lane("DLQ", "dlqVisible"),
                    lane("DLQ WAITING", "dlqWaiting"));

    private static final List<Output.Field<Map.Entry<String, JsonNode>>> LAGS =
            List.of(
                    new Output.Field<>("MILLISECONDS", Map.Entry::getKey),
                    lane("P50", "p50"),
                    lane("P95", "p95"),
                    lane("P99", "p99"));

    private StatsView() {}

    static void print(Output output, JsonNode statistics) {
        output.line(
                "Last "
                        + Output.known(statistics.path("minutes"))
                        + " minutes"
                        + (statistics.path("truncated").asBoolean()
                                ? "; earlier minutes have too many rows to be read at once"
                                : ""));
        output.table(
                List.of(statistics),
                COUNTERS.stream().map(name -> minute(title(name), name)).toList());
        output.table(
                List.of(
                        Map.entry("Jira change to effect", statistics.path("lagMs")),
                        Map.entry("accepted to effect", statistics.path("queueLagMs"))),
                LAGS);
        output.table(List.copyOf(statistics.path("lanes").properties()), LANES);
        List<JsonNode> minutes =
                StreamSupport.stream(statistics.path("perMinute").spliterator(), false).toList();
        if (!minutes.isEmpty()) {
            output.table(
                    minutes.subList(Math.max(0, minutes.size() - MINUTES_MAX), minutes.size()),
                    MINUTES);
        }
    }

    static String line(JsonNode statistics) {
        String counts =
                COUNTERS.stream()
                        .map(name -> name + " " + count(statistics.path(name)))
                        .collect(Collectors.joining("  "));
        return counts + "  p95 " + Output.known(statistics.path("lagMs").path("p95")) + " ms";
    }

    /// A count; where it is given by reason, the sum.
    private static String count(JsonNode value) {
        return value.isObject()
                ? Long.toString(
                        StreamSupport.stream(value.spliterator(), false)
                                .mapToLong(JsonNode::asLong)
                                .sum())
                : Output.known(value);
    }

    private static String title(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static Output.Field<JsonNode> minute(String title, String name) {
        return new Output.Field<>(title, minute -> count(minute.path(name)));
    }

    private static Output.Field<Map.Entry<String, JsonNode>> lane(String title, String name) {
        return new Output.Field<>(title, lane -> Output.known(lane.getValue().path(name)));
    }
}
