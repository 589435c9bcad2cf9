package io.sprintqueue.ingest;

import io.sprintqueue.core.statistics.Rejections;
import io.sprintqueue.messaging.RejectionReport;
import io.sprintqueue.messaging.RejectionSink;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps what is reported, and all attempts to.
final class RecordedReports implements RejectionSink {
    private final List<RejectionReport> attempts = new ArrayList<>();
    private final Map<String, RejectionReport> written = new HashMap<>();
    private @Nullable Throwable failure;

    @Override
    public void write(RejectionReport report) {
        attempts.add(report);
        if (failure != null) {
            Thrown.<RuntimeException>sneak(failure);
        }
        written.put(report.id(), report);
    }

    List<RejectionReport> attempts() {
        return attempts;
    }

    /// All that was counted in the reports written.
    Rejections counted() {
        return Rejections.sum(written.values().stream().map(RejectionReport::counted));
    }

    /// From now on each attempt fails.
    void fail(Throwable with) {
        failure = with;
    }

    void recover() {
        failure = null;
    }
}
