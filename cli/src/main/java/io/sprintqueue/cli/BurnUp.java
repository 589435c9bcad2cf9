package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// A burn-up in text: a bar for each time, of which the full part is completed and the rest is to
/// do.
final class BurnUp {
    private static final int BARS_MAX = 14;
    private static final int WIDTH = 40;

    private record Bar(String at, BigDecimal scope, BigDecimal completed, BigDecimal most) {
        String drawn() {
            int all = columns(scope);
            int done = Math.min(all, columns(completed));
            return "█".repeat(done) + "░".repeat(all - done);
        }

        private int columns(BigDecimal value) {
            return value.max(BigDecimal.ZERO)
                    .multiply(BigDecimal.valueOf(WIDTH))
                    .divide(most, 0, RoundingMode.HALF_UP)
                    .intValue();
        }
    }

    private BurnUp() {}

    /// In points, or in items where there are no points.
    static void print(Output output, JsonNode burnUp) {
        List<JsonNode> all = StreamSupport.stream(burnUp.spliterator(), false).toList();
        String unit = most(all, "points").signum() > 0 ? "points" : "items";
        BigDecimal most = most(all, unit);
        if (most.signum() == 0) {
            return;
        }
        List<Bar> bars =
                chosen(all).stream()
                        .map(point ->
                                new Bar(
                                        Times.minute(point.path("at")),
                                        value(point.path("scope"), unit),
                                        value(point.path("completed"), unit),
                                        most))
                        .toList();
        output.line("Burn-up in " + unit + ", full where completed" + leftOut(all) + ":");
        output.table(
                bars,
                List.of(
                        new Output.Field<>("TIME (UTC)", Bar::at),
                        new Output.Field<>("SCOPE", bar -> Points.of(bar.scope())),
                        new Output.Field<>("DONE", bar -> Points.of(bar.completed())),
                        new Output.Field<>("", Bar::drawn)));
    }

    private static String leftOut(List<JsonNode> all) {
        return all.size() > BARS_MAX ? ", %d of %d times".formatted(BARS_MAX, all.size()) : "";
    }

    /// The first, the last, and some evenly between them.
    private static List<JsonNode> chosen(List<JsonNode> all) {
        return all.size() <= BARS_MAX
                ? all
                : IntStream.range(0, BARS_MAX)
                        .mapToObj(bar -> all.get(bar * (all.size() - 1) / (BARS_MAX - 1)))
                        .toList();
    }

    private static BigDecimal most(List<JsonNode> all, String unit) {
        return all.stream()
                .map(point ->
                        value(point.path("scope"), unit).max(value(point.path("completed"), unit)))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static BigDecimal value(JsonNode sum, String unit) {
        return sum.path(unit).isNumber() ? sum.path(unit).decimalValue() : BigDecimal.ZERO;
    }
}
