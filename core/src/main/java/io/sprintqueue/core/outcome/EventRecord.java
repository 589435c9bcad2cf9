package io.sprintqueue.core.outcome;

import io.sprintqueue.core.config.Configuration.Limits;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.provenance.Changes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The record of an event: it makes the effect happen exactly once, and tells operators what
/// happened.
///
/// @param envelope what came with its body
/// @param outcome its state or end
/// @param reason why, if the outcome alone does not say it; at most 500 characters
/// @param finishedAt when it was settled
/// @param attempts the failed tries, oldest first, at most [#ATTEMPTS_MAX]
/// @param bodyKey where the body is kept; absent if it is not
/// @param expiresAt when it may be forgotten
/// @param remarks what was odd about its body, bounded
/// @param changes what it changed and who did it, as its body says
public record EventRecord(
        Envelope envelope,
        Outcome outcome,
        @Nullable String reason,
        @Nullable Instant finishedAt,
        List<Attempt> attempts,
        @Nullable String bodyKey,
        Instant expiresAt,
        Remarks remarks,
        Changes changes) {
    /// The most attempts that are remembered; the newest ones are.
    public static final int ATTEMPTS_MAX = 10;

    private static final int REASON_LENGTH_MAX = 500;

    public EventRecord {
        attempts =
                List.copyOf(
                        attempts.subList(
                                Math.max(0, attempts.size() - ATTEMPTS_MAX), attempts.size()));
        reason = reason == null ? null : BoundedJson.cut(reason, REASON_LENGTH_MAX);
    }

    /// A record of an event that was not applied, or changed nothing and had nothing odd about it.
    public EventRecord(
            Envelope envelope,
            Outcome outcome,
            @Nullable String reason,
            @Nullable Instant finishedAt,
            List<Attempt> attempts,
            @Nullable String bodyKey,
            Instant expiresAt) {
        this(
                envelope,
                outcome,
                reason,
                finishedAt,
                attempts,
                bodyKey,
                expiresAt,
                Remarks.NONE,
                Changes.NONE);
    }

    /// The record of an event that was decided on.
    ///
    /// @param before the record that stood until now, if any
    public static EventRecord settled(
            Envelope envelope,
            Decision decision,
            Optional<EventRecord> before,
            Limits limits,
            Instant now) {
        return new EventRecord(
                envelope,
                decision.outcome(),
                decision.reason(),
                now,
                attempts(before),
                null,
                now.plus(Retention.of(decision, limits)),
                decision.remarks().bounded(),
                decision.changes());
    }

    /// The record of an event that has failed again, and will be retried.
    ///
    /// @param before the record that stood until now, if any
    public static EventRecord retrying(
            Envelope envelope, Optional<EventRecord> before, Attempt failed, Instant now) {
        return new EventRecord(
                envelope,
                Outcome.RETRYING,
                failed.error(),
                null,
                Stream.concat(attempts(before).stream(), Stream.of(failed)).toList(),
                before.map(EventRecord::bodyKey).orElse(null),
                now.plus(Retention.UNSETTLED));
    }

    /// The record of an event that no further try is left for.
    ///
    /// @param before the record that stood until now, if any
    /// @param bodyKey where its body is kept; absent if the body is gone
    public static EventRecord dead(
            Envelope envelope,
            String reason,
            Optional<EventRecord> before,
            @Nullable String bodyKey,
            Instant now) {
        return new EventRecord(
                envelope,
                Outcome.DEAD,
                reason,
                now,
                attempts(before),
                bodyKey,
                now.plus(Retention.UNSETTLED));
    }

    /// The same, with the place where its body is kept; absent if it is not.
    public EventRecord withBodyKey(@Nullable String key) {
        return new EventRecord(
                envelope, outcome, reason, finishedAt, attempts, key, expiresAt, remarks, changes);
    }

    private static List<Attempt> attempts(Optional<EventRecord> record) {
        return record.map(EventRecord::attempts).orElse(List.of());
    }

    /// One failed try.
    ///
    /// @param error what went wrong, cut to 500 characters
    public record Attempt(Instant at, String error) {
        public Attempt {
            error = BoundedJson.cut(error, REASON_LENGTH_MAX);
        }
    }

    /// Whether an envelope of the same event has nothing left to do: it is settled, not expired,
    /// and no replay requested it since; or a replay of a higher number is being tried already.
    public boolean settles(Envelope arriving, Instant now) {
        if (!expiresAt.isAfter(now)) {
            return false;
        }
        return outcome.isTerminal()
                ? envelope.replay() >= arriving.replay()
                : envelope.replay() > arriving.replay();
    }
}
