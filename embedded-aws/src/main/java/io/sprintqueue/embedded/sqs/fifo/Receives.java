package io.sprintqueue.embedded.sqs.fifo;

/// How often a message was received, and when. All times are milliseconds since 1970.
///
/// @param visibleMillis when it is visible again, or was
public record Receives(int count, long firstMillis, long lastMillis, long visibleMillis) {
    public static final Receives NONE = new Receives(0, 0, 0, 0);

    Receives again(long nowMillis, long visibleMillis) {
        return new Receives(
                count + 1, count == 0 ? nowMillis : firstMillis, nowMillis, visibleMillis);
    }

    Receives visibleAt(long millis) {
        return new Receives(count, firstMillis, lastMillis, millis);
    }

    /// As a dead-letter queue shows them, where no receive has hidden the message yet.
    Receives moved(int shown) {
        return new Receives(shown, firstMillis, lastMillis, 0);
    }
}
