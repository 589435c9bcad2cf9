package io.sprintqueue.core.story;

import io.sprintqueue.core.story.StoryRow.Side;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How one value of an issue went: at any time it is what the last row until then leaves, else what
/// the first later one finds.
///
/// @param first the value before all rows
/// @param from the value from each row's time on; nothing if no row tells it
record Course<V>(Optional<V> first, NavigableMap<Instant, Optional<V>> from) {
    /// The course of a value.
    ///
    /// @param told what a row says of the value on one side of it
    /// @param known whether that is a value: a row may also say that there is another one now,
    ///     without saying which
    static <V> Course<V> of(
            List<StoryRow> rows, Function<Side, Optional<V>> told, Predicate<V> known) {
        NavigableMap<Instant, List<StoryRow>> byTime =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        StoryRow::at, TreeMap::new, Collectors.toList()));
        NavigableMap<Instant, Optional<V>> found = found(byTime.descendingMap(), told, known);
        var course = new TreeMap<Instant, Optional<V>>();
        Optional<StoryRow> last = Optional.empty();
        for (var entry : byTime.entrySet()) {
            last =
                    Stream.concat(last.stream(), entry.getValue().stream())
                            .filter(row -> told.apply(row.after()).isPresent())
                            .max(StoryRow.ORDER);
            Optional<V> left = last.flatMap(row -> told.apply(row.after())).filter(known);
            course.put(entry.getKey(), left.or(() -> later(found, entry.getKey())));
        }
        return new Course<>(later(found, Instant.MIN), course);
    }

    /// For each time, what the first row of that time or later finds.
    private static <V> NavigableMap<Instant, Optional<V>> found(
            NavigableMap<Instant, List<StoryRow>> latestFirst,
            Function<Side, Optional<V>> told,
            Predicate<V> known) {
        var found = new TreeMap<Instant, Optional<V>>();
        Optional<StoryRow> first = Optional.empty();
        for (var entry : latestFirst.entrySet()) {
            first =
                    Stream.concat(first.stream(), entry.getValue().stream())
                            .filter(row -> told.apply(row.before()).isPresent())
                            .min(StoryRow.ORDER);
            found.put(entry.getKey(), first.flatMap(row -> told.apply(row.before())).filter(known));
        }
        return found;
    }

    private static <V> Optional<V> later(NavigableMap<Instant, Optional<V>> found, Instant time) {
        var next = found.higherEntry(time);
        return next == null ? Optional.empty() : next.getValue();
    }

    Optional<V> at(Instant time) {
        var last = from.floorEntry(time);
        return last == null ? first : last.getValue();
    }
}
