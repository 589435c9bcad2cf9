package io.sprintqueue.operations;

import io.sprintqueue.store.EntityKey;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a request asks of a list of items: which of them, how many, and from where on.
record ItemQuery(ItemFilter filter, int limit, @Nullable String next) {
    /// As many as one answer looks at in a few seconds.
    static final int ITEMS_MAX = 2_000;

    private static final WholeNumber LIMIT = new WholeNumber("limit", ITEMS_MAX, ITEMS_MAX);

    /// The answer to what the query asks, or what is wrong with it.
    static Answer answer(Map<String, String> query, Function<ItemQuery, Answer> answer) {
        Optional<Integer> limit = LIMIT.of(query);
        if (limit.isEmpty()) {
            return LIMIT.refused();
        }
        return switch (ItemFilter.of(query)) {
            case ItemFilter.Read.Refused(Answer refused) -> refused;
            case ItemFilter.Read.Valid(ItemFilter filter) ->
                    Tokens.checked(
                            query.get("next"),
                            next -> answer.apply(new ItemQuery(filter, limit.get(), next)));
        };
    }

    /// Reads a part of a list.
    @FunctionalInterface
    interface Source {
        ItemList read(int limit, @Nullable String next);
    }

    /// The items: read now, or chosen from those that were read a moment ago.
    ItemList of(RecentLists recent, RecentLists.Kind kind, EntityKey key, Source source) {
        if (filter.isEmpty()) {
            return source.read(limit, next);
        }
        return recent.of(new RecentLists.Key(kind, key, next), () -> source.read(ITEMS_MAX, next))
                .chosen(filter, limit);
    }
}
