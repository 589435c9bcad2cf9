package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.decimal;
import static io.sprintqueue.console.data.Fields.flag;
import static io.sprintqueue.console.data.Fields.list;
import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;
import static io.sprintqueue.console.data.Fields.time;
import static io.sprintqueue.console.data.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What was committed in a sprint, what came in and left later, and what was done.
///
/// @param doneBefore what was done before the sprint started, and so is not committed
/// @param inferred how many values are the item's present one, since no change of it was told
/// @param burnUp the oldest first
/// @param unreadable how many rows of it cannot be read
/// @param truncated whether the sprint has more changes than the report reads, so that each number
///     is of a part of them
/// @param itemsTruncated whether the sprint has more items than are listed; the numbers have them
/// @param done what counts as done, as a sentence
public record SprintReport(
        Sprint sprint,
        Moment start,
        Moment end,
        Amount committed,
        Amount doneBefore,
        Amount added,
        Amount removed,
        Amount completed,
        Amount carriedOver,
        @Nullable Long inferred,
        List<Entry> items,
        List<Point> burnUp,
        int unreadable,
        boolean truncated,
        boolean itemsTruncated,
        @Nullable String done) {
    /// When it started or ended.
    ///
    /// @param basis what says so, as the API names it
    /// @param approximate whether that is only a plan
    public record Moment(@Nullable Instant at, String basis, boolean approximate) {}

    /// One item of the report.
    ///
    /// @param end `completed`, `carriedOver`, `removed` or `deleted`
    /// @param committed whether it was in the sprint at its start; null if that is not known
    /// @param addedAt when it came in after the start
    public record Entry(
            String issueId,
            @Nullable String key,
            @Nullable String summary,
            boolean isSubtask,
            @Nullable Double points,
            @Nullable String state,
            @Nullable Boolean committed,
            boolean isDoneBefore,
            @Nullable Instant addedAt,
            @Nullable Instant removedAt,
            @Nullable Instant completedAt,
            @Nullable String end,
            boolean isInferred) {
        /// What to call it: its key, or else its id.
        public String name() {
            return key == null ? issueId : key;
        }
    }

    /// What was in the sprint at a time, and what of it was completed.
    public record Point(Instant at, Amount scope, Amount completed) {}

    static SprintReport of(JsonNode json) {
        return new SprintReport(
                Sprint.of(json.path("sprint")),
                moment(json.path("start")),
                moment(json.path("end")),
                Amount.of(json.path("committed")),
                Amount.of(json.path("doneBefore")),
                Amount.of(json.path("added")),
                Amount.of(json.path("removed")),
                Amount.of(json.path("completed")),
                Amount.of(json.path("carriedOver")),
                whole(json, "inferred"),
                list(json, "items", SprintReport::entry),
                points(json.path("burnUp")),
                json.path("unreadable").size(),
                json.path("truncated").asBoolean(),
                json.path("itemsTruncated").asBoolean(),
                text(json, "done"));
    }

    private static Moment moment(JsonNode json) {
        return new Moment(
                time(json, "at"),
                textOr(json, "basis", "unknown"),
                json.path("approximate").asBoolean());
    }

    private static Entry entry(JsonNode json) {
        return new Entry(
                textOr(json, "issueId", ""),
                text(json, "key"),
                text(json, "summary"),
                json.path("subtask").asBoolean(),
                decimal(json, "points"),
                text(json, "state"),
                flag(json, "committed"),
                json.path("doneBefore").asBoolean(),
                time(json, "addedAt"),
                time(json, "removedAt"),
                time(json, "completedAt"),
                text(json, "end"),
                json.path("inferred").asBoolean());
    }

    private static List<Point> points(JsonNode json) {
        var points = new ArrayList<Point>();
        for (JsonNode point : json) {
            Instant at = time(point, "at");
            if (at != null) {
                points.add(
                        new Point(
                                at,
                                Amount.of(point.path("scope")),
                                Amount.of(point.path("completed"))));
            }
        }
        return List.copyOf(points);
    }
}
