package io.sprintqueue.ingest;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.statistics.Rejection;
import io.sprintqueue.core.statistics.Rejections;
import io.sprintqueue.messaging.RejectionReport;
import io.sprintqueue.messaging.RejectionSink;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Counts this environment's rejections in memory, and reports them from time to time.
///
/// Rejecting costs the sender nothing, so reports are rationed: a few at once, so that a few
/// rejections are seen as they come, and one a minute in the long run, however large the flood.
final class RejectionTally {
    static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);
    static final int REPORTS_AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(RejectionTally.class);

    private final RejectionSink sink;
    private final RandomGenerator random;
    private final InstantSource clock;
    private Rejections counted = Rejections.NONE;
    private @Nullable RejectionReport unwritten;
    private boolean writing;

    /// The time until which the reports so far use up the ration, [#BETWEEN_REPORTS] each.
    private Instant paidUntil = Instant.EPOCH;

    RejectionTally(RejectionSink sink, RandomGenerator random, InstantSource clock) {
        this.sink = sink;
        this.random = random;
        this.clock = clock;
    }

    /// Counts one rejection, and reports if a report is due. If that fails, it reports later.
    void count(Rejection reason) {
        Instant now = clock.instant();
        RejectionReport due = due(reason, now);
        if (due != null) {
            boolean written = false;
            try {
                sink.write(due);
                written = true;
            } catch (Exception | LinkageError failure) {
                LOG.atWarn()
                        .setCause(Failures.harmless(failure))
                        .log("rejections not reported yet");
            } finally {
                done(written, now);
            }
        }
    }

    private synchronized @Nullable RejectionReport due(Rejection reason, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        counted = counted.counted(room(minute), reason, 1);
        Duration credit = BETWEEN_REPORTS.multipliedBy(REPORTS_AT_ONCE - 1);
        if (writing || paidUntil.isAfter(now.plus(credit))) {
            return null;
        }
        if (unwritten == null) {
            String id = HexFormat.of().toHexDigits(random.nextLong());
            unwritten = new RejectionReport(minute, id, counted);
            counted = Rejections.NONE;
        }
        writing = true;
        return unwritten;
    }

    /// That minute, or the latest one if a report has no room for another.
    private Instant room(Instant minute) {
        return counted.minutes().size() < RejectionReport.MINUTES_MAX
                        || counted.minutes().containsKey(minute)
                ? minute
                : counted.minutes().lastKey();
    }

    /// A failed report uses up the ration and stays unchanged: it may have been written anyway, and
    /// then writing it again changes nothing.
    private synchronized void done(boolean written, Instant now) {
        writing = false;
        if (written) {
            unwritten = null;
            paidUntil = (paidUntil.isAfter(now) ? paidUntil : now).plus(BETWEEN_REPORTS);
        } else {
            paidUntil = now.plus(BETWEEN_REPORTS.multipliedBy(REPORTS_AT_ONCE));
        }
    }
}
