package io.sprintqueue.embedded.sqs.fifo;

import java.time.Duration;

/// A queue's settings for times and repetition.
///
/// @param repeats which sends count as repetitions of one another
public record FifoSettings(long delayMillis, long retentionMillis, Repeats repeats) {
    /// As a queue is without any attributes.
    public static final FifoSettings DEFAULT =
            new FifoSettings(0, Duration.ofDays(4).toMillis(), Repeats.OF_THE_QUEUE);

    /// Which sends count as repetitions of one another.
    public enum Repeats {
        /// Those with the same deduplication id.
        OF_THE_QUEUE,
        /// Those with the same deduplication id and message group.
        OF_THE_GROUP,
        /// None: a standard queue.
        NONE
    }
}
