package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;

/// Story points for people: 20, and neither 2E+1 nor 20.0.
final class Points {
    private Points() {}

    static String of(BigDecimal points) {
        return points.signum() == 0 ? "0" : points.stripTrailingZeros().toPlainString();
    }

    /// A dash if they are unknown.
    static String of(JsonNode points) {
        return points.isNumber() ? of(points.decimalValue()) : "–";
    }
}
