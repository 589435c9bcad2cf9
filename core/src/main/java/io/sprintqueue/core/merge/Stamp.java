package io.sprintqueue.core.merge;

import io.sprintqueue.core.delivery.Body;

import java.time.Instant;
import java.util.Comparator;

/// Orders the events that set one register, compared from left to right.
///
/// @param full a full issue, sprint or project beats any partial issue
/// @param updated `fields.updated`, or else `timestamp`, in epoch milliseconds
/// @param timestamp Jira's time of sending, in epoch milliseconds
/// @param changelogId `changelog.id`, or 0
/// @param bodyHash the body's hash ([Body#hash]), so that two changes of one instant have one
/// winner
public record Stamp(boolean full, long updated, long timestamp, long changelogId, String bodyHash)
        implements Comparable<Stamp> {
    private static final Comparator<Stamp> ORDER =
            Comparator.comparing(Stamp::full)
                    .thenComparingLong(Stamp::updated)
                    .thenComparingLong(Stamp::timestamp)
                    .thenComparingLong(Stamp::changelogId)
                    .thenComparing(Stamp::bodyHash);

    /// When Jira made the change.
    public Instant changedAt() {
        return Instant.ofEpochMilli(updated);
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }

    /// One text of at most 100 characters, as it is stored.
    public String encode() {
        return String.join(
                ":",
                full ? "1" : "0",
                Long.toString(updated),
                Long.toString(timestamp),
                Long.toString(changelogId),
                bodyHash);
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws IllegalArgumentException if it is no stamp
    public static Stamp decode(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("a stamp has 5 parts, not " + parts.length);
        }
        return new Stamp(
                parts[0].equals("1"),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                parts[4]);
    }
}
