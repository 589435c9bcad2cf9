package io.sprintqueue.store;

import io.sprintqueue.core.outcome.EventRecord;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Cuts a list into pages. A token names the query and the last element of the page before.
final class InMemoryListing {
    static final Comparator<EventRecord> NEWEST_FIRST =
            Comparator.comparing(InMemoryListing::stoodSoAt)
                    .thenComparing(InMemoryListing::name)
                    .reversed();

    static final Comparator<EventRecord> RECEIVED_LAST_FIRST =
            Comparator.comparing((EventRecord record) -> record.envelope().receivedAt())
                    .thenComparing(InMemoryListing::name)
                    .reversed();

    private final String query;
    private final int limit;
    private final Predicate<EventKey> readable;

    InMemoryListing(String query, int limit, Predicate<EventKey> readable) {
        requireSize(limit);
        this.query = query;
        this.limit = limit;
        this.readable = readable;
    }

    static void requireSize(int limit) {
        if (limit < 1 || limit > QueueReader.PAGE_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + QueueReader.PAGE_MAX);
        }
    }

    /// The part after the one that said `next`.
    ///
    /// @param order by which the list is cut
    /// @param shown by which the part is shown
    Page<EventRecord> page(
            Stream<EventRecord> all,
            Comparator<EventRecord> order,
            Comparator<EventRecord> shown,
            @Nullable String next) {
        List<EventRecord> sorted = all.sorted(order).toList();
        int from = next == null ? 0 : after(sorted, next);
        List<EventRecord> page = sorted.stream().skip(from).limit(limit).toList();
        boolean more = from + page.size() < sorted.size();
        return new Page<>(
                page.stream().filter(this::isReadable).sorted(shown).toList(),
                page.stream()
                        .filter(record -> !isReadable(record))
                        .map(record -> UnreadableRow.of(EventKey.of(record.envelope())))
                        .toList(),
                more ? token(page.getLast()) : null);
    }

    private boolean isReadable(EventRecord record) {
        return readable.test(EventKey.of(record.envelope()));
    }

    private int after(List<EventRecord> sorted, String next) {
        List<String> tokens = sorted.stream().map(this::token).toList();
        if (!tokens.contains(next)) {
            throw new IllegalArgumentException("next is not of this list");
        }
        return tokens.indexOf(next) + 1;
    }

    private String token(EventRecord last) {
        return query + " after " + name(last);
    }

    private static String name(EventRecord record) {
        return record.envelope().eventId() + "#" + record.envelope().site();
    }

    /// When it was settled, or failed last.
    static Instant stoodSoAt(EventRecord record) {
        Instant finishedAt = record.finishedAt();
        if (finishedAt != null) {
            return finishedAt;
        }
        return record.attempts().isEmpty()
                ? record.envelope().receivedAt()
                : record.attempts().getLast().at();
    }
}
