package io.sprintqueue.core.statistics;

import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.outcome.Outcome;

/// The metrics that the functions write. All their names are here: tests check alarms and
/// dashboards against this list, and the list against the code.
///
/// Each is counted for the stack as a whole, in the dimension `Service`, and again by the
/// dimensions listed here, with `Service` too.
public enum MetricName {
    /// A delivery is safe in its lane; by site.
    ACCEPTED("accepted"),
    /// A delivery was not accepted; by site and reason together.
    REJECTED("rejected"),
    /// A delivery was answered 503, which is a fault of ours; by site. It is rejected too.
    UNAVAILABLE("unavailable"),
    /// A delivery was verified with expired secrets, because they could not be read again.
    SECRETS_STALE("secretsStale"),
    /// A signed delivery came from a client that is not on its site's list; by site.
    UNKNOWN_USER_AGENT("unknownUserAgent"),
    /// How events ended; by site, and by lane.
    APPLIED("applied"),
    STALE("stale"),
    DUPLICATE("duplicate"),
    IGNORED("ignored"),
    /// Readings of sync that changed a state, and those that did not; by site, and by lane.
    SYNC_APPLIED("syncApplied"),
    SYNC_UNCHANGED("syncUnchanged"),
    /// A slice of sync ended well, or did not; by site.
    SYNC_DONE("syncDone"),
    SYNC_FAILED("syncFailed"),
    /// Jobs of sync that are behind by two of their cadences, were stopped, or are a fill that fails,
    /// at the end of each run; by site.
    SYNC_BEHIND("syncBehind"),
    /// Requests to Jira, and those that it refused since there were too many; by site.
    JIRA_REQUESTS("jiraRequests"),
    JIRA_REFUSED("jiraRefused"),
    /// Readings that differ and would lose against what is held; by site.
    CONTRADICTED("contradicted"),
    /// A run was at least the third in a row with such readings; by site.
    CONTRADICTIONS_STAND("contradictionsStand"),
    /// Jira lists at least five changes just made, and no webhook told of any; by site.
    WEBHOOKS_SILENT("webhooksSilent"),
    /// Changes that Jira listed and that were judged two hours later, and those of them of which a
    /// webhook had told; by site.
    CHANGES_JUDGED("changesJudged"),
    CHANGES_TOLD("changesTold"),
    /// Issues that were drawn by chance and compared, and those that differed twice; by site.
    SAMPLED("sampled"),
    DISAGREED("disagreed"),
    /// Those that were given up after all redrives are counted by site alone.
    DEAD("dead"),
    /// A try failed and will be retried; by site, and by lane.
    RETRIED("retried"),
    /// A mapped field had a value of a wrong type; by site, and by lane.
    WRONG_TYPE("wrongType"),
    /// A field lost its value because a whole body does not have it: many at once mean a proxy that
    /// trims bodies; by site, and by lane.
    CLEARED_ABSENT("clearedAbsent"),
    /// A changelog says that a field was another value than was held: an earlier change of it was
    /// lost, or is late; by site, and by lane.
    LOST_CHANGES("lostChanges"),
    /// Milliseconds from the change in Jira until it was applied, except for redriven and replayed
    /// events; by site, and by lane.
    FRESHNESS("freshness"),
    /// Milliseconds from the acceptance of a delivery until it was applied, except for redriven and
    /// replayed events; by site, and by lane.
    QUEUE_LAG("queueLag"),
    /// A dead letter went to the bulk lane; by site.
    REDRIVEN("redriven"),
    /// A dead letter was stamped with its due time.
    DEAD_LETTER_STAMPED("deadLetterStamped"),
    /// A dead letter is not due; by the lane of its queue.
    DEAD_LETTER_WAITING("deadLetterWaiting"),
    /// The event of a dead letter had been settled by another copy.
    DEAD_LETTER_SETTLED("deadLetterSettled"),
    /// A dead letter could neither be sent on nor recorded as dead; by the lane of its queue.
    DEAD_LETTER_FAILED("deadLetterFailed"),
    /// A dead letter cannot be read; by the lane of its queue.
    DEAD_LETTER_UNREADABLE("deadLetterUnreadable"),
    /// A batch whose statistics could not be written at once. The next batch of its process writes
    /// them; without one within minutes they are lost.
    UNCOUNTED("uncounted");

    private final String text;

    MetricName(String text) {
        this.text = text;
    }

    /// The metric that counts events that ended so.
    public static MetricName of(Outcome outcome, Origin origin) {
        return switch (origin) {
            case JIRA -> of(outcome);
            case SYNC ->
                    switch (outcome) {
                        case APPLIED -> SYNC_APPLIED;
                        case STALE, DUPLICATE, IGNORED -> SYNC_UNCHANGED;
                        case RETRYING, DEAD -> of(outcome);
                    };
        };
    }

    private static MetricName of(Outcome outcome) {
        return switch (outcome) {
            case APPLIED -> APPLIED;
            case STALE -> STALE;
            case DUPLICATE -> DUPLICATE;
            case IGNORED -> IGNORED;
            case RETRYING -> RETRIED;
            case DEAD -> DEAD;
        };
    }

    /// Its name in CloudWatch.
    @Override
    public String toString() {
        return text;
    }
}
