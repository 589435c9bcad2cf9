package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/// The work in a sprint, by its state. Sub-tasks are in no count but their own.
///
/// @param unestimated the items without story points
/// @param truncated whether some items were not read, so that each number is a least one
public record Totals(
        Amount all,
        Amount pending,
        Amount active,
        Amount done,
        @Nullable Long unestimated,
        @Nullable Long subtasks,
        @Nullable Long leftOver,
        boolean truncated) {
    /// Not known.
    public static final Totals UNKNOWN =
            new Totals(
                    Amount.UNKNOWN,
                    Amount.UNKNOWN,
                    Amount.UNKNOWN,
                    Amount.UNKNOWN,
                    null,
                    null,
                    null,
                    false);

    static Totals of(JsonNode json) {
        JsonNode totals = json.path("totals");
        JsonNode states = totals.path("byState");
        return new Totals(
                Amount.of(totals),
                Amount.of(states.path("PENDING")),
                Amount.of(states.path("ACTIVE")),
                Amount.of(states.path("DONE")),
                whole(totals, "unestimated"),
                whole(totals, "subtasks"),
                whole(totals, "leftOver"),
                json.path("truncated").asBoolean());
    }

    /// What is to be done yet.
    public Amount left() {
        return pending.plus(active);
    }
}
