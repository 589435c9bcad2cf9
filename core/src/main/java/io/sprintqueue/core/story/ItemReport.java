package io.sprintqueue.core.story;

import io.sprintqueue.core.story.ItemStory.Moment;
import io.sprintqueue.core.story.ReportedItem.Ending;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// One issue's part of a sprint's report.
///
/// @param atStart how it was when the sprint started; absent if it was not in then
/// @param whenAdded how it was when it first came in after the start; absent if it was in at the
///     start
/// @param removedAt when it last left; absent if it was in at the end
/// @param atEnd how it was when the sprint ended; absent if it was not in then
record ItemReport(
        ItemStory story,
        @Nullable Moment atStart,
        @Nullable Moment whenAdded,
        @Nullable Instant removedAt,
        @Nullable Moment atEnd) {

    /// The part of the issue; nothing if it was never in from the start to the end.
    ///
    /// @param start absent if it is not known: then the issue counts if it was in at the end
    static Optional<ItemReport> of(ItemStory story, @Nullable Instant start, Instant end) {
        Moment atStart = start == null ? null : in(story.at(start));
        Moment whenAdded = start == null || atStart != null ? null : firstIn(story, start, end);
        Moment atEnd = in(story.at(end));
        if (atStart == null && whenAdded == null && (start != null || atEnd == null)) {
            return Optional.empty();
        }
        Instant removedAt =
                atEnd == null ? story.since(moment -> !moment.in(), end).orElse(null) : null;
        return Optional.of(new ItemReport(story, atStart, whenAdded, removedAt, atEnd));
    }

    private static @Nullable Moment in(Moment moment) {
        return moment.in() ? moment : null;
    }

    private static @Nullable Moment firstIn(ItemStory story, Instant start, Instant end) {
        return story.changesBetween(start, end).stream()
                .map(story::at)
                .filter(Moment::in)
                .findFirst()
                .orElse(null);
    }

    /// What is shown of the issue.
    ReportedItem item() {
        Moment last = atEnd == null ? whenRemoved() : atEnd;
        return new ReportedItem(
                story.issueId(),
                story.key(),
                story.summary(),
                story.isSubtask(),
                last == null ? null : last.points(),
                last == null ? null : last.state(),
                isCommitted(),
                isDoneBefore(),
                whenAdded == null ? null : whenAdded.at(),
                removedAt,
                completedAt(),
                ending(),
                isInferred());
    }

    /// How it was until it left.
    private @Nullable Moment whenRemoved() {
        return removedAt == null ? null : story.before(removedAt);
    }

    private @Nullable Instant completedAt() {
        return atEnd != null && atEnd.done()
                ? story.since(Moment::done, atEnd.at()).orElse(null)
                : null;
    }

    private Ending ending() {
        if (atEnd != null) {
            return atEnd.done() ? Ending.COMPLETED : Ending.CARRIED_OVER;
        }
        return removedAt != null && story.isDeletedAt(removedAt) ? Ending.DELETED : Ending.REMOVED;
    }

    Count committed() {
        return isCommitted() ? count(atStart) : Count.NONE;
    }

    Count doneBefore() {
        return isDoneBefore() ? count(atStart) : Count.NONE;
    }

    Count added() {
        return count(whenAdded);
    }

    Count removed() {
        return count(whenRemoved());
    }

    Count completed() {
        return atEnd != null && atEnd.done() ? count(atEnd) : Count.NONE;
    }

    Count carriedOver() {
        return atEnd == null || atEnd.done() ? Count.NONE : count(atEnd);
    }

    private static Count count(@Nullable Moment moment) {
        return moment == null ? Count.NONE : Count.of(moment.points());
    }

    private boolean isCommitted() {
        return atStart != null && !atStart.done();
    }

    private boolean isDoneBefore() {
        return atStart != null && atStart.done();
    }

    boolean isSubtask() {
        return story.isSubtask();
    }

    boolean isInferred() {
        return Stream.of(atStart, whenAdded, whenRemoved(), atEnd)
                .filter(Objects::nonNull)
                .anyMatch(Moment::inferred);
    }
}
