package io.sprintqueue.fakejira.site;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The order of all issues of the site. Now and then Jira spreads the ranks again: it takes one
/// issue after the other into the next bucket, and while that goes on two buckets are in use.
final class RankBook {
    private final NavigableMap<Rank, Long> issues = new TreeMap<>();
    private int bucket;

    /// A rank after all others, now the issue's.
    Rank last(long issue) {
        Rank rank = issues.isEmpty() ? Rank.first(bucket) : issues.lastKey().next();
        issues.put(rank, issue);
        return rank;
    }

    /// A rank right before that of another issue, now the issue's instead of its old one.
    Rank before(Rank other, Rank old, long issue) {
        issues.remove(old);
        Rank lower = issues.lowerKey(other);
        Rank rank = lower == null ? other.previous() : Rank.between(lower, other);
        issues.put(rank, issue);
        return rank;
    }

    /// A rank after all others, now the issue's instead of its old one.
    Rank last(Rank old, long issue) {
        issues.remove(old);
        return last(issue);
    }

    void remove(Rank rank) {
        issues.remove(rank);
    }

    /// Takes one more issue into the next bucket.
    ///
    /// @return the issue and its new rank, or nothing where all are there
    Optional<Map.Entry<Long, Rank>> rebalance() {
        int target = (bucket + 1) % Rank.BUCKETS;
        boolean upwards = target > bucket;
        Map.Entry<Rank, Long> moved =
                upwards
                        ? issues.lowerEntry(Rank.first(target).lowest())
                        : issues.ceilingEntry(Rank.first(bucket).lowest());
        if (moved == null) {
            bucket = target;
            return Optional.empty();
        }
        issues.remove(moved.getKey());
        Rank rank = upwards ? below(target) : above(target);
        issues.put(rank, moved.getValue());
        return Optional.of(Map.entry(moved.getValue(), rank));
    }

    private Rank below(int target) {
        Rank lowest = issues.ceilingKey(Rank.first(target).lowest());
        return lowest == null ? Rank.first(target).highStart() : lowest.previous();
    }

    private Rank above(int target) {
        Rank highest = issues.lowerKey(Rank.first(target + 1).lowest());
        return highest == null ? Rank.first(target) : highest.next();
    }
}
