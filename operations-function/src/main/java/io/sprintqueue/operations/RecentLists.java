package io.sprintqueue.operations;

import io.sprintqueue.store.EntityKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Keeps lists that were read for some seconds, so that a page that is reloaded with another filter
/// does not read every item again. What it keeps is bounded in lists and bytes.
final class RecentLists {
    static final Duration KEPT = Duration.ofSeconds(10);
    static final int LISTS_MAX = 16;
    static final int BYTES_MAX = 20_000_000;

    private final InstantSource clock;
    private final Map<Key, ItemList> lists = new LinkedHashMap<>();

    RecentLists(InstantSource clock) {
        this.clock = clock;
    }

    /// What a list shows.
    enum Kind {
        QUEUE,
        BACKLOG
    }

    /// Names a part of a list.
    ///
    /// @param of the sprint or project
    /// @param next where the part begins; absent for the first one
    record Key(Kind kind, EntityKey of, @Nullable String next) {}

    /// The part of that key: the kept one, or else the one that is read now.
    ItemList of(Key key, Supplier<ItemList> read) {
        ItemList kept = kept(key);
        if (kept != null) {
            return kept;
        }
        ItemList fresh = read.get();
        keep(key, fresh);
        return fresh;
    }

    private synchronized @Nullable ItemList kept(Key key) {
        Instant oldest = clock.instant().minus(KEPT);
        lists.values().removeIf(list -> !list.readAt().isAfter(oldest));
        return lists.get(key);
    }

    private synchronized void keep(Key key, ItemList list) {
        lists.remove(key);
        lists.put(key, list);
        var oldestFirst = lists.entrySet().iterator();
        while (lists.size() > LISTS_MAX || bytes() > BYTES_MAX) {
            oldestFirst.next();
            oldestFirst.remove();
        }
    }

    private long bytes() {
        return lists.values().stream().mapToLong(ItemList::bytes).sum();
    }
}
