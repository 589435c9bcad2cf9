package io.sprintqueue.core.story;

import io.sprintqueue.core.merge.FieldValue;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// How many items, and how many story points they have together; an item without an estimate adds
/// none.
public record Count(int items, BigDecimal points) {
    public static final Count NONE = new Count(0, BigDecimal.ZERO);

    public Count {
        points = new FieldValue.Numeric(points).number();
    }

    /// One item with those points.
    static Count of(@Nullable BigDecimal points) {
        return new Count(1, points == null ? BigDecimal.ZERO : points);
    }

    Count plus(Count other) {
        return new Count(items + other.items, points.add(other.points));
    }

    Count minus(Count other) {
        return new Count(items - other.items, points.subtract(other.points));
    }
}
