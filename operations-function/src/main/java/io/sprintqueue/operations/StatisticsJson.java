package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Histogram;
import io.sprintqueue.core.statistics.Rejection;
import io.sprintqueue.core.statistics.Rejections;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.core.statistics.Statistics.Measure;
import io.sprintqueue.core.statistics.Statistics.Series;
import io.sprintqueue.messaging.QueueDepth;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Function;

/// The JSON of statistics and of health.
final class StatisticsJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int[] PERCENTS = {50, 95, 99};

    private StatisticsJson() {}

    /// @param rejections null if they are not known
    static ObjectNode statistics(
            SortedMap<Instant, Statistics> minutes,
            @Nullable Rejections rejections,
            List<LaneView> lanes) {
        Statistics all = minutes.values().stream().reduce(Statistics.NONE, Statistics::plus);
        ObjectNode json = NODES.objectNode().put("minutes", minutes.size());
        counts(json, all);
        json.set("rejected", rejected(rejections, Rejections::total));
        ArrayNode perMinute = json.putArray("perMinute");
        minutes.forEach((minute, statistics) -> {
            ObjectNode one = perMinute.addObject().put("minute", minute.toString());
            counts(one, statistics);
            one.set("rejected", rejected(rejections, known -> known.in(minute)));
            one.put("lagMsP95", number(of(Measure.FRESHNESS, statistics).percentile(95)));
        });
        json.set("lagMs", percentiles(of(Measure.FRESHNESS, all)));
        json.set("queueLagMs", percentiles(of(Measure.QUEUE_LAG, all)));
        json.set("lanes", lanes(lanes));
        return json;
    }

    static ObjectNode health(HealthReport report, Instant now) {
        ObjectNode json = Json.status(report.status()).put("checkedAt", now.toString());
        ArrayNode checks = json.putArray("checks");
        for (HealthReport.Finding finding : report.findings()) {
            ObjectNode check = checks.addObject().put("name", finding.name());
            check.setAll(Json.status(finding.status()));
            check.put("message", finding.message());
        }
        json.set("lanes", lanes(report.lanes()));
        Instant lastSeen = report.lastSeen();
        return json.put("lastDelivery", lastSeen == null ? null : lastSeen.toString());
    }

    private static void counts(ObjectNode json, Statistics statistics) {
        for (Counter counter : Counter.values()) {
            json.put(counter.toString(), statistics.count(counter));
        }
    }

    private static JsonNode rejected(
            @Nullable Rejections rejections, Function<Rejections, Map<Rejection, Long>> wanted) {
        if (rejections == null) {
            return NODES.nullNode();
        }
        ObjectNode json = NODES.objectNode();
        wanted.apply(rejections).forEach((reason, count) -> json.put(reason.toString(), count));
        return json;
    }

    private static Histogram of(Measure measure, Statistics statistics) {
        return statistics.histogram(
                Arrays.stream(Lane.values())
                        .map(lane -> new Series(measure, lane))
                        .toArray(Series[]::new));
    }

    private static ObjectNode percentiles(Histogram histogram) {
        ObjectNode json = NODES.objectNode();
        for (int percent : PERCENTS) {
            json.put("p" + percent, number(histogram.percentile(percent)));
        }
        return json;
    }

    private static ObjectNode lanes(List<LaneView> lanes) {
        ObjectNode json = NODES.objectNode();
        lanes.forEach(view -> {
            QueueDepth waiting = view.waiting();
            QueueDepth dead = view.deadLetters();
            LaneView.Motion motion = view.motion();
            json.putObject(view.lane().toString())
                    .put("visible", waiting == null ? null : (Integer) waiting.visible())
                    .put("inFlight", waiting == null ? null : (Integer) waiting.inFlight())
                    .put("oldestAgeSeconds", view.oldestAgeSeconds())
                    .put("motion", motion == null ? null : motion.toString())
                    .put("dlqVisible", dead == null ? null : (Integer) dead.visible())
                    .put("dlqWaiting", dead == null ? null : (Integer) dead.inFlight());
        });
        return json;
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isEmpty() ? null : number.getAsLong();
    }
}
