package io.sprintqueue.core.story;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What became of a sprint: what was committed, what came and went, what was completed.
///
/// It depends on the set of rows alone: on no order of theirs, and on no row's being there twice.
/// Sub-tasks are among the items and in no other part.
///
/// @param committed in the sprint at its start, and not done
/// @param doneBefore in the sprint at its start, and done
/// @param added came in after the start, whether or not they stayed
/// @param removed left, and were not in the sprint at its end
/// @param completed in the sprint at its end, and done
/// @param carriedOver in the sprint at its end, and not done
/// @param inferred of how many counted items no row tells something, so that it is how they are now
/// @param items by their ids
/// @param burnUp from the start to the end; empty if the start is not known
public record SprintReport(
        SprintSpan span,
        Count committed,
        Count doneBefore,
        Count added,
        Count removed,
        Count completed,
        Count carriedOver,
        int inferred,
        List<ReportedItem> items,
        List<BurnUpStep> burnUp) {
    private static final Comparator<ReportedItem> BY_ID =
            Comparator.<ReportedItem>comparingInt(item -> item.issueId().length())
                    .thenComparing(ReportedItem::issueId);

    public SprintReport {
        items = List.copyOf(items);
        burnUp = List.copyOf(burnUp);
    }

    /// The report.
    ///
    /// @param rows of the sprint, in any order
    /// @param present the issues of these rows, and those that now name the sprint, as they are now
    /// @param now the time up to which a sprint is looked at that has no known end
    public static SprintReport of(
            SprintSpan span,
            Collection<StoryRow> rows,
            Collection<PresentItem> present,
            Instant now) {
        Instant end = Objects.requireNonNullElse(span.end().at(), now);
        Optional<Instant> start =
                Optional.ofNullable(span.start().at()).map(at -> at.isAfter(end) ? end : at);
        List<ItemReport> reports =
                stories(rows, present).stream()
                        .flatMap(story -> ItemReport.of(story, start.orElse(null), end).stream())
                        .toList();
        List<ItemReport> counted =
                reports.stream().filter(Predicate.not(ItemReport::isSubtask)).toList();
        return new SprintReport(
                span,
                sum(counted, ItemReport::committed),
                sum(counted, ItemReport::doneBefore),
                sum(counted, ItemReport::added),
                sum(counted, ItemReport::removed),
                sum(counted, ItemReport::completed),
                sum(counted, ItemReport::carriedOver),
                (int) counted.stream().filter(ItemReport::isInferred).count(),
                reports.stream().map(ItemReport::item).sorted(BY_ID).toList(),
                start.map(from ->
                                BurnUp.of(
                                        counted.stream().map(ItemReport::story).toList(),
                                        from,
                                        end))
                        .orElse(List.of()));
    }

    private static List<ItemStory> stories(
            Collection<StoryRow> rows, Collection<PresentItem> present) {
        Map<String, List<StoryRow>> byIssue =
                rows.stream().collect(Collectors.groupingBy(StoryRow::issueId));
        Map<String, PresentItem> presentById = new TreeMap<>();
        present.forEach(item -> presentById.put(item.issueId(), item));
        var ids = new TreeSet<>(byIssue.keySet());
        ids.addAll(presentById.keySet());
        return ids.stream()
                .map(id ->
                        new ItemStory(id, byIssue.getOrDefault(id, List.of()), presentById.get(id)))
                .toList();
    }

    private static Count sum(List<ItemReport> reports, Function<ItemReport, Count> part) {
        return reports.stream().map(part).reduce(Count.NONE, Count::plus);
    }
}
