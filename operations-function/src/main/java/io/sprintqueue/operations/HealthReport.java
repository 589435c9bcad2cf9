package io.sprintqueue.operations;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The result of checking every dependency.
///
/// @param lastSeen the latest minute in which a delivery was processed, as far as was looked
record HealthReport(List<Finding> findings, List<LaneView> lanes, @Nullable Instant lastSeen) {
    HealthReport {
        findings = List.copyOf(findings);
        lanes = List.copyOf(lanes);
    }

    /// How the pipeline is, or one part of it.
    enum Status {
        OK,
        /// It works, and something needs attention.
        DEGRADED,
        /// A dependency that is needed to apply events does not respond.
        DOWN
    }

    /// How one part is.
    ///
    /// @param message what that means, for people, without internal details
    record Finding(String name, Status status, @Nullable String message) {}

    /// The worst of the findings.
    Status status() {
        return findings.stream()
                .map(Finding::status)
                .max(Comparator.naturalOrder())
                .orElse(Status.OK);
    }
}
