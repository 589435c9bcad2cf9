package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.decimal;
import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;
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

/// How the sync of one site stands, job by job.
///
/// @param counted what all jobs have counted in the hours that the site's figures are of
/// @param fill what a fill would take; null if the issues were never counted
/// @param unseenFields the mapped fields that the account does not see
public record SyncReport(
        SyncSite site,
        List<Job> jobs,
        SequencedMap<String, Long> counted,
        @Nullable Forecast fill,
        List<String> unseenFields) {
    /// One job.
    ///
    /// @param status what it is doing
    /// @param late for how many seconds it has been overdue; null if it has no cadence
    /// @param isBehind whether that is more than a late run
    /// @param counted what its last run has counted
    /// @param remarks the issues that it names, and why
    public record Job(
            String name,
            String status,
            @Nullable Instant lastGood,
            @Nullable Instant nextDue,
            @Nullable Long late,
            boolean isBehind,
            @Nullable String problem,
            @Nullable Progress progress,
            SequencedMap<String, Long> counted,
            List<String> remarks) {}

    /// How far a run that lists all issues is.
    ///
    /// @param of how many issues there are; null if that is not known
    /// @param left in seconds
    public record Progress(
            long rows, @Nullable Long of, @Nullable Double percent, @Nullable Long left) {}

    /// What a fill would take.
    ///
    /// @param seconds at least
    /// @param dollars at most
    public record Forecast(
            @Nullable Long issues,
            @Nullable Long requests,
            @Nullable Long seconds,
            @Nullable Double dollars) {}

    /// The count of all jobs; null if nothing is known to be counted.
    public @Nullable Long count(String what) {
        return counted.isEmpty() ? null : counted.getOrDefault(what, 0L);
    }

    static SyncReport of(JsonNode json) {
        return new SyncReport(
                SyncSite.of(json),
                Fields.list(json, "jobs", SyncReport::job),
                counted(json.path("counted")),
                json.path("fill").isObject() ? forecast(json.path("fill")) : null,
                Fields.list(json, "unseenFields", JsonNode::asText));
    }

    private static Forecast forecast(JsonNode json) {
        return new Forecast(
                whole(json, "issues"),
                whole(json, "requests"),
                whole(json, "seconds"),
                decimal(json, "dollarsAtMost"));
    }

    private static Job job(JsonNode json) {
        return new Job(
                textOr(json, "job", ""),
                textOr(json, "status", "unknown"),
                time(json, "lastGood"),
                time(json, "nextDue"),
                whole(json, "behindSeconds"),
                json.path("behind").asBoolean(),
                text(json, "problem"),
                progress(json.path("progress")),
                counted(json.path("counted")),
                remarks(json));
    }

    private static @Nullable Progress progress(JsonNode json) {
        Long rows = whole(json, "rows");
        return rows == null
                ? null
                : new Progress(
                        rows,
                        whole(json, "of"),
                        decimal(json, "percent"),
                        whole(json, "secondsLeft"));
    }

    private static SequencedMap<String, Long> counted(JsonNode json) {
        var counted = new LinkedHashMap<String, Long>();
        json.properties().stream()
                .filter(count -> count.getValue().isIntegralNumber())
                .forEach(count -> counted.put(count.getKey(), count.getValue().asLong()));
        return Collections.unmodifiableSequencedMap(counted);
    }

    private static List<String> remarks(JsonNode json) {
        var remarks = new ArrayList<String>();
        json.path("contradictions").forEach(issue -> remarks.add("contradicts: " + issue.asText()));
        json.path("unusable").forEach(issue -> remarks.add("not usable: " + issue.asText()));
        return List.copyOf(remarks);
    }
}
