package io.sprintqueue.core.story;

import io.sprintqueue.core.readmodel.QueueItem.QueueState;
import io.sprintqueue.core.story.StoryRow.Category;
import io.sprintqueue.core.story.StoryRow.Points;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// How one issue was at any time, as far as a sprint's report needs it.
final class ItemStory {
    private final String issueId;
    private final Optional<PresentItem> present;
    private final Optional<StoryRow> last;
    private final Optional<Instant> deletedAt;
    private final NavigableSet<Instant> times = new TreeSet<>();
    private final Course<Boolean> in;
    private final Course<Points> points;
    private final Course<Category> category;

    /// @param rows all of the issue, in any order
    ItemStory(String issueId, List<StoryRow> rows, @Nullable PresentItem present) {
        List<StoryRow> changes = changes(rows);
        this.issueId = issueId;
        this.present = Optional.ofNullable(present);
        this.last = changes.stream().max(StoryRow.ORDER);
        this.deletedAt =
                changes.stream()
                        .filter(StoryRow::deleted)
                        .map(StoryRow::at)
                        .min(Comparator.naturalOrder())
                        .or(() -> this.present.map(PresentItem::deletedAt));
        changes.forEach(row -> times.add(row.at()));
        deletedAt.ifPresent(times::add);
        this.in = Course.of(changes, side -> Optional.of(side.in()), _ -> true);
        this.points = Course.of(changes, side -> Optional.ofNullable(side.points()), _ -> true);
        this.category =
                Course.of(
                        changes,
                        side ->
                                Optional.of(side.category())
                                        .filter(told -> told != Category.UNTOLD),
                        known -> known != Category.UNKNOWN);
    }

    /// Jira may tell a change twice, in bodies that differ: rows of one changelog id are one
    /// change, and the first of them tells it.
    private static List<StoryRow> changes(List<StoryRow> rows) {
        Map<Long, StoryRow> byId = new HashMap<>();
        var changes = new TreeSet<>(StoryRow.ORDER);
        for (StoryRow row : rows) {
            long id = row.stamp().changelogId();
            if (id == 0 || row.deleted()) {
                changes.add(row);
            } else {
                byId.merge(id, row, (a, b) -> StoryRow.ORDER.compare(a, b) <= 0 ? a : b);
            }
        }
        changes.addAll(byId.values());
        return List.copyOf(changes);
    }

    /// How it was at one time.
    ///
    /// @param inferred whether some of it is only how the issue is now
    record Moment(
            Instant at,
            boolean in,
            @Nullable BigDecimal points,
            @Nullable QueueState state,
            boolean inferred) {
        boolean done() {
            return state == QueueState.DONE;
        }
    }

    Moment at(Instant time) {
        boolean gone = deletedAt.filter(at -> !time.isBefore(at)).isPresent();
        Optional<Boolean> toldIn = in.at(time);
        Optional<Points> toldPoints = points.at(time);
        Optional<Category> toldCategory = category.at(time);
        return new Moment(
                time,
                !gone && toldIn.orElse(present.map(PresentItem::in).orElse(false)),
                toldPoints.map(Points::number).or(() -> presentPoints(toldPoints)).orElse(null),
                toldCategory
                        .map(ItemStory::state)
                        .or(() -> present.map(PresentItem::state))
                        .orElse(null),
                toldIn.isEmpty() || toldPoints.isEmpty() || toldCategory.isEmpty());
    }

    private Optional<BigDecimal> presentPoints(Optional<Points> told) {
        return told.isPresent() ? Optional.empty() : present.map(PresentItem::points);
    }

    private static @Nullable QueueState state(Category category) {
        return switch (category) {
            case PENDING -> QueueState.PENDING;
            case ACTIVE -> QueueState.ACTIVE;
            case DONE -> QueueState.DONE;
            case UNKNOWN, UNTOLD -> null;
        };
    }

    /// The times at which it may have changed, the later bound included.
    NavigableSet<Instant> changesBetween(Instant after, Instant until) {
        return after.isBefore(until)
                ? times.subSet(after, false, until, true)
                : new TreeSet<Instant>();
    }

    /// The last time until then at which this became true; nothing if no row tells.
    Optional<Instant> since(Predicate<Moment> holds, Instant until) {
        return times.headSet(until, true).descendingSet().stream()
                .filter(time -> holds.test(at(time)) && !holds.test(before(time)))
                .findFirst();
    }

    Moment before(Instant time) {
        return at(time.minusMillis(1));
    }

    boolean isDeletedAt(Instant time) {
        return deletedAt.filter(time::equals).isPresent();
    }

    String issueId() {
        return issueId;
    }

    @Nullable String key() {
        return present.map(PresentItem::key).or(() -> last.map(StoryRow::key)).orElse(null);
    }

    @Nullable String summary() {
        return present.map(PresentItem::summary).orElse(null);
    }

    /// As it now is, since a change of its type leaves no row.
    boolean isSubtask() {
        return present.map(PresentItem::subtask)
                .or(() -> last.map(StoryRow::subtask))
                .orElse(false);
    }
}
