package io.sprintqueue.messaging;

import io.sprintqueue.core.statistics.Rejections;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The specification of a sink and a reader of rejections.
final class InMemoryRejections implements RejectionsContract.Rejected {
    private final int reportsMax;
    private final Map<String, RejectionReport> reports = new LinkedHashMap<>();

    /// @param reportsMax more are not read
    InMemoryRejections(int reportsMax) {
        this.reportsMax = reportsMax;
    }

    @Override
    public void write(RejectionReport report) {
        reports.put(report.toString(), report);
    }

    @Override
    public Optional<Rejections> between(Instant from, Instant to) {
        Instant first = from.truncatedTo(ChronoUnit.MINUTES);
        List<RejectionReport> read =
                reports.values().stream().filter(each -> !each.minute().isBefore(first)).toList();
        return read.size() > reportsMax
                ? Optional.empty()
                : Optional.of(
                        Rejections.sum(
                                read.stream().map(report -> report.counted().between(first, to))));
    }
}
