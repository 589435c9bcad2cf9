package io.sprintqueue.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// What the times of a story that was told mean, and how fast each of its events had its effect.
final class StoryTimes {
    private static final Duration RECENT = Duration.ofMinutes(15);

    private StoryTimes() {}

    /// @param told the events in the order in which they were told; at least one
    /// @param now when the last one was settled, by the real time
    static void print(Output output, List<Told> told, Instant now) {
        Instant first = told.getFirst().event().sentAt();
        Instant last = told.getLast().event().sentAt();
        long recent =
                told.stream()
                        .filter(each -> each.event().sentAt().isAfter(now.minus(RECENT)))
                        .count();
        output.line("");
        output.line(
                "The story lasts %s, from %s to %s."
                        .formatted(
                                Lengths.of(Duration.between(first, last)),
                                second(first),
                                second(last)));
        output.line(
                "The pipeline's clock was set to the time of each event, and is now the real one:");
        output.line(
                "statistics count each event in its minute, %d of the %d in the last %d minutes."
                        .formatted(recent, told.size(), RECENT.toMinutes()));
        printLags(output, told.stream().filter(Told::isApplied).toList());
    }

    private static void printLags(Output output, List<Told> applied) {
        List<Long> lags = applied.stream().map(each -> each.lag().toMillis()).sorted().toList();
        output.line(
                "From a change in Jira until it was applied: p50 %d ms, p95 %d ms, p99 %d ms."
                        .formatted(
                                percentile(lags, 50), percentile(lags, 95), percentile(lags, 99)));
        applied.stream()
                .max(Comparator.comparing(Told::lag))
                .ifPresent(slowest -> output.line("The slowest was " + slowest.event().name()));
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /// The smallest that is not below the share of all.
    private static long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
