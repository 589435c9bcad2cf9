package io.sprintqueue.messaging;

import io.sprintqueue.core.statistics.Rejections;

import java.time.Instant;
import java.util.regex.Pattern;

/// What one environment of ingest has rejected since its last report.
///
/// @param minute in which it was written; what it counts was rejected then or before
/// @param id by which it is the same report when it is written again, 16 hex digits
public record RejectionReport(Instant minute, String id, Rejections counted) {
    /// So its name stays within the 1,024 bytes that S3 allows.
    public static final int MINUTES_MAX = 4;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    public RejectionReport {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a report's id is 16 hex digits, not " + id);
        }
        if (counted.minutes().size() > MINUTES_MAX) {
            throw new IllegalArgumentException(
                    "a report counts %d minutes, at most %d"
                            .formatted(counted.minutes().size(), MINUTES_MAX));
        }
    }
}
