package io.sprintqueue.store.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.config.Cadences;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.OptionalLong;

/// How far one job of one site is. Each change of it is a new value, which the store takes only
/// where it was not changed since it was read.
///
/// @param leasedUntil somebody works on it until then; absent where it is free
/// @param runStarted when the run that is under way began; absent between two runs
/// @param lastGood when the last good run began
/// @param retryAt not to be tried before; set where a try failed
/// @param problem why the last try failed; absent where it did not
/// @param cursor how far the run is; empty at its start
/// @param memory what later runs need to know
public record JobState(
        Job job,
        @Nullable Instant leasedUntil,
        @Nullable Instant runStarted,
        @Nullable Instant lastGood,
        @Nullable Instant retryAt,
        @Nullable String problem,
        ObjectNode cursor,
        ObjectNode memory) {

    /// Where the memory has what the last run has counted.
    public static final String TALLY = "counted";

    /// Where the cursor, and after the run the memory, has how many issues the run is about.
    public static final String ISSUES = "issues";

    /// One that has never run.
    public static JobState fresh(Job job) {
        return new JobState(job, null, null, null, null, null, empty(), empty());
    }

    public static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    public boolean isLeased(Instant now) {
        return leasedUntil != null && leasedUntil.isAfter(now);
    }

    /// When it is due: at once where a run is under way or there was none, and never where it was
    /// done and is done once.
    public Instant dueAt(Cadences cadences) {
        Instant due =
                runStarted != null || lastGood == null
                        ? Instant.EPOCH
                        : job.isRepeated() ? lastGood.plus(job.cadence(cadences)) : Instant.MAX;
        return retryAt != null && retryAt.isAfter(due) ? retryAt : due;
    }

    /// Taken by somebody until then; a run begins where none is under way.
    public JobState leased(Instant now, Instant until) {
        Instant started = runStarted == null ? now : runStarted;
        return new JobState(job, until, started, lastGood, null, problem, cursor, memory);
    }

    /// Left in the middle of the run.
    public JobState paused(ObjectNode newCursor, ObjectNode newMemory) {
        return new JobState(job, null, runStarted, lastGood, null, null, newCursor, newMemory);
    }

    /// Left in the middle of the run, which has no request left before then.
    public JobState waiting(ObjectNode reached, Instant until) {
        return new JobState(job, null, runStarted, lastGood, until, null, reached, memory);
    }

    /// The run is over, and it was good.
    public JobState finished(ObjectNode newMemory) {
        return new JobState(job, null, null, runStarted, null, null, empty(), newMemory);
    }

    /// The run was given up, since what it would do looked like a fault: the next one is due when
    /// it would be after a good one, and begins at the beginning.
    public JobState stopped(ObjectNode newMemory, String why, Instant next) {
        return new JobState(job, null, null, lastGood, next, why, empty(), newMemory);
    }

    /// The try failed: the watermark stays where it was.
    ///
    /// @param reached the last place from which the run can go on
    public JobState failed(ObjectNode reached, String newProblem, Instant newRetryAt) {
        return new JobState(
                job, null, runStarted, lastGood, newRetryAt, newProblem, reached, memory);
    }

    /// The same, to be run from its beginning as soon as may be.
    public JobState requested(ObjectNode newMemory) {
        return new JobState(job, leasedUntil, null, null, null, null, empty(), newMemory);
    }

    public JobState remembering(ObjectNode newMemory) {
        return new JobState(
                job, leasedUntil, runStarted, lastGood, retryAt, problem, cursor, newMemory);
    }

    /// What the run that is under way has counted, or else the last one.
    public Tally tally() {
        return Tally.from(memory.path(TALLY));
    }

    /// How many issues that run is about, as far as it is known.
    public OptionalLong issues() {
        JsonNode number = cursor.has(ISSUES) ? cursor.path(ISSUES) : memory.path(ISSUES);
        return number.isIntegralNumber() ? OptionalLong.of(number.asLong()) : OptionalLong.empty();
    }

    public String encode() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "leasedUntil", leasedUntil);
        put(json, "runStarted", runStarted);
        put(json, "lastGood", lastGood);
        put(json, "retryAt", retryAt);
        json.put("problem", problem);
        json.set("cursor", cursor);
        json.set("memory", memory);
        return json.toString();
    }

    public static JobState decode(Job job, String text) {
        ObjectNode json = CellJson.of(text, "the state of a job");
        return new JobState(
                job,
                CellJson.instant(json, "leasedUntil").orElse(null),
                CellJson.instant(json, "runStarted").orElse(null),
                CellJson.instant(json, "lastGood").orElse(null),
                CellJson.instant(json, "retryAt").orElse(null),
                json.path("problem").textValue(),
                object(json.path("cursor")),
                object(json.path("memory")));
    }

    private static void put(ObjectNode json, String name, @Nullable Instant time) {
        if (time != null) {
            json.put(name, time.toString());
        }
    }

    private static ObjectNode object(JsonNode json) {
        return json instanceof ObjectNode object ? object : empty();
    }
}
