package io.sprintqueue.ingest;

import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.Rejection;

import java.util.Locale;
import java.util.Optional;

/// The result of a delivery.
public sealed interface ReceiveResult {
    /// It is safe in its lane, now or from an earlier delivery.
    record Accepted(EventId eventId, Lane lane) implements ReceiveResult {}

    /// Not signed by the site it names: no signature, a wrong one, or an unknown site.
    record Unsigned(String bodyHash) implements ReceiveResult {}

    /// Larger than the site may send.
    record TooLarge(int sizeBytes, int limitBytes) implements ReceiveResult {}

    /// Signed, but not a well-formed JSON object.
    record Malformed(String reason, String bodyHash) implements ReceiveResult {}

    /// Signed, but sent by a client that the site does not allow.
    record RefusedUserAgent(String bodyHash) implements ReceiveResult {}

    /// A fault of ours: the sender must retry.
    record Unavailable(Cause cause, Throwable failure) implements ReceiveResult {}

    /// Why it was not accepted; nothing if it was.
    default Optional<Rejection> rejection() {
        return switch (this) {
            case Accepted _ -> Optional.empty();
            case Unsigned _ -> Optional.of(Rejection.UNSIGNED);
            case TooLarge _ -> Optional.of(Rejection.TOO_LARGE);
            case Malformed _ -> Optional.of(Rejection.MALFORMED);
            case RefusedUserAgent _ -> Optional.of(Rejection.USER_AGENT);
            case Unavailable(var cause, _) ->
                    Optional.of(
                            switch (cause) {
                                case SECRETS -> Rejection.UNAVAILABLE_SECRETS;
                                case LANE -> Rejection.UNAVAILABLE_LANE;
                                case UNFORESEEN -> Rejection.UNAVAILABLE_UNFORESEEN;
                            });
        };
    }

    /// What was unavailable.
    enum Cause {
        /// The webhook secrets.
        SECRETS,
        /// SQS, or S3 for a large body.
        LANE,
        /// An unexpected error.
        UNFORESEEN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
