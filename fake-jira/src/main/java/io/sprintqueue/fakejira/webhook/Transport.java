package io.sprintqueue.fakejira.webhook;

import java.time.Duration;

/// What happens to deliveries on their way, and how Jira tries again.
///
/// @param lost the share of changes of which a webhook is never told
/// @param repeated the share that is sent twice
/// @param delayed the share that is held back, and so overtaken
/// @param delay how long at most
/// @param secondaryDelay how long at most the secondary flow waits
/// @param retries how often at most a delivery is tried again
/// @param retryAfter how long at least between two tries
/// @param retryWithin how long at most between two tries
public record Transport(
        double lost,
        double repeated,
        double delayed,
        Duration delay,
        Duration secondaryDelay,
        int retries,
        Duration retryAfter,
        Duration retryWithin) {
    /// Cloud's rule: five retries, 5 to 15 minutes apart. Nothing is lost on the way.
    public static final Transport CLOUD =
            new Transport(
                    0,
                    0,
                    0,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2),
                    5,
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15));

    /// Data Center's rule: one try.
    public static final Transport DATA_CENTER =
            new Transport(
                    0,
                    0,
                    0,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2),
                    0,
                    Duration.ZERO,
                    Duration.ZERO);

    /// The same with those shares of lost, repeated and delayed deliveries.
    public Transport failing(double losing, double repeating, double delaying) {
        return new Transport(
                losing,
                repeating,
                delaying,
                delay,
                secondaryDelay,
                retries,
                retryAfter,
                retryWithin);
    }

    /// The same with other pauses between two tries.
    public Transport retrying(Duration least, Duration most) {
        return new Transport(lost, repeated, delayed, delay, secondaryDelay, retries, least, most);
    }
}
