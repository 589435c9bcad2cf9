package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.time;
import static io.sprintqueue.console.data.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Recent throughput of the pipeline, and what waits in it.
///
/// @param totals counter → count; a counter that is unknown is absent
/// @param perMinute the oldest first
public record Statistics(
        SequencedMap<String, Long> totals, List<Minute> perMinute, Lag lag, List<Lane> lanes) {

    private static final Set<String> NO_COUNTERS = Set.of("minutes", "lagMsP95");

    /// The counters of one minute.
    ///
    /// @param lag in milliseconds, which 95 of 100 events did not exceed; null if none was measured
    public record Minute(Instant start, SequencedMap<String, Long> counts, @Nullable Long lag) {
        /// The count; 0 where the minute does not name it, since then nothing was counted.
        public long count(String counter) {
            return counts.getOrDefault(counter, 0L);
        }
    }

    /// From the change in Jira to its effect, in milliseconds.
    public record Lag(@Nullable Long p50, @Nullable Long p95, @Nullable Long p99) {}

    /// One lane and its dead-letter queue.
    ///
    /// @param motion `idle`, `moving` or `stalled`
    /// @param oldestAge in seconds
    public record Lane(
            String name,
            @Nullable String motion,
            @Nullable Long visible,
            @Nullable Long inFlight,
            @Nullable Long oldestAge,
            @Nullable Long deadLetters) {}

    static Statistics of(JsonNode json) {
        return new Statistics(
                counts(json),
                minutes(json.path("perMinute")),
                lag(json.path("lagMs")),
                lanes(json.path("lanes")));
    }

    /// The count; null if it is unknown.
    public @Nullable Long total(String counter) {
        return totals.get(counter);
    }

    private static List<Minute> minutes(JsonNode json) {
        var minutes = new ArrayList<Minute>();
        for (JsonNode minute : json) {
            Instant start = time(minute, "minute");
            if (start != null) {
                minutes.add(new Minute(start, counts(minute), whole(minute, "lagMsP95")));
            }
        }
        return List.copyOf(minutes);
    }

    private static SequencedMap<String, Long> counts(JsonNode json) {
        var counts = new LinkedHashMap<String, Long>();
        json.properties().stream()
                .filter(field -> field.getValue().isIntegralNumber())
                .filter(field -> !NO_COUNTERS.contains(field.getKey()))
                .forEach(field -> counts.put(field.getKey(), field.getValue().asLong()));
        JsonNode rejected = json.path("rejected");
        if (rejected.isObject()) {
            long sum = 0;
            for (JsonNode reason : rejected) {
                sum += reason.asLong();
            }
            counts.put("rejected", sum);
        }
        return Collections.unmodifiableSequencedMap(counts);
    }

    private static Lag lag(JsonNode json) {
        return new Lag(whole(json, "p50"), whole(json, "p95"), whole(json, "p99"));
    }

    private static List<Lane> lanes(JsonNode json) {
        var lanes = new ArrayList<Lane>();
        json.properties()
                .forEach(lane ->
                        lanes.add(
                                new Lane(
                                        lane.getKey(),
                                        text(lane.getValue(), "motion"),
                                        whole(lane.getValue(), "visible"),
                                        whole(lane.getValue(), "inFlight"),
                                        whole(lane.getValue(), "oldestAgeSeconds"),
                                        whole(lane.getValue(), "dlqVisible"))));
        return List.copyOf(lanes);
    }
}
