package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.decimal;
import static io.sprintqueue.console.data.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/// How much work that is: a number of items and the sum of their story points.
public record Amount(@Nullable Long items, @Nullable Double points) {
    /// Not known.
    public static final Amount UNKNOWN = new Amount(null, null);

    static Amount of(JsonNode json) {
        return new Amount(whole(json, "items"), decimal(json, "points"));
    }

    /// Both together; unknown where one of them is.
    public Amount plus(Amount other) {
        return new Amount(
                items == null || other.items == null
                        ? null
                        : Long.valueOf(Math.addExact(items, other.items)),
                points == null || other.points == null
                        ? null
                        : Double.valueOf(points + other.points));
    }
}
