package io.sprintqueue.core.story;

import static io.sprintqueue.core.story.Told.DONE;
import static io.sprintqueue.core.story.Told.END;
import static io.sprintqueue.core.story.Told.SPAN;
import static io.sprintqueue.core.story.Told.TO_DO;
import static io.sprintqueue.core.story.Told.count;
import static io.sprintqueue.core.story.Told.in;
import static io.sprintqueue.core.story.Told.item;
import static io.sprintqueue.core.story.Told.minute;
import static io.sprintqueue.core.story.Told.only;
import static io.sprintqueue.core.story.Told.out;
import static io.sprintqueue.core.story.Told.report;
import static io.sprintqueue.core.story.Told.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.readmodel.QueueItem.QueueState;
import io.sprintqueue.core.story.ReportedItem.Ending;
import io.sprintqueue.core.story.StoryRow.Category;
import io.sprintqueue.core.story.StoryRow.Side;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/// What a report falls back to where rows do not tell something.
class InferredReportTest {
    @Test
    void what_no_row_tells_is_as_it_is_now_and_counted_as_inferred() {
        PresentItem item = item("1", true, 5, QueueState.DONE);

        SprintReport report = SprintReport.of(SPAN, List.of(), List.of(item), END);

        assertThat(report.doneBefore()).isEqualTo(count(1, 5));
        assertThat(report.inferred()).isEqualTo(1);
        assertThat(only(report).inferred()).isTrue();
        assertThat(only(report).summary()).isEqualTo("Summary of 1");
        assertThat(only(report).completedAt()).isNull();
    }

    @Test
    void an_unknown_category_is_inferred_unless_the_next_row_finds_one() {
        Side unknown = in(3, Category.UNKNOWN);
        StoryRow added = row("1", -5, out(), TO_DO);
        StoryRow moved = row("1", 10, TO_DO, unknown);
        PresentItem now = item("1", true, 3, QueueState.DONE);

        SprintReport inferred = SprintReport.of(SPAN, List.of(added, moved), List.of(now), END);
        SprintReport told =
                SprintReport.of(
                        SPAN,
                        List.of(added, moved, row("1", 20, in(3, Category.ACTIVE), TO_DO)),
                        List.of(now),
                        END);

        assertThat(only(inferred).end()).isEqualTo(Ending.COMPLETED);
        assertThat(only(inferred).inferred()).isTrue();
        assertThat(only(told).end()).isEqualTo(Ending.CARRIED_OVER);
        assertThat(only(told).inferred()).isFalse();
    }

    @Test
    void a_later_row_does_not_tell_how_an_issue_was_before_its_status_changed() {
        Side another = in(3, Category.UNKNOWN);
        PresentItem now = item("1", true, 3, QueueState.PENDING);

        SprintReport report =
                SprintReport.of(
                        SPAN,
                        List.of(row("1", 10, another, DONE), row("1", 20, DONE, TO_DO)),
                        List.of(now),
                        END);

        assertThat(only(report).committed()).isTrue();
        assertThat(only(report).inferred()).isTrue();
    }

    @Test
    void rows_that_say_nothing_of_the_points_leave_them_as_they_were() {
        Side untold = new Side(true, null, Category.ACTIVE);
        SprintReport report = report(row("1", -5, out(), TO_DO), row("1", 10, untold, untold));

        assertThat(report.carriedOver()).isEqualTo(count(1, 3));
        assertThat(report.inferred()).isZero();
    }

    @Test
    void an_estimate_that_was_taken_away_counts_as_none() {
        Side without = in(null, Category.PENDING);
        PresentItem now = item("1", true, 8, QueueState.PENDING);

        SprintReport report =
                SprintReport.of(
                        SPAN,
                        List.of(row("1", -5, out(), TO_DO), row("1", 10, TO_DO, without)),
                        List.of(now),
                        END);

        assertThat(report.carriedOver()).isEqualTo(count(1, 0));
        assertThat(only(report).points()).isNull();
    }

    @Test
    void without_a_known_start_only_what_is_in_at_the_end_is_told() {
        var unknown =
                new SprintSpan(
                        new SprintSpan.Start(null, SprintSpan.StartBasis.UNKNOWN), SPAN.end());

        SprintReport report =
                SprintReport.of(
                        unknown,
                        List.of(row("1", -5, out(), DONE), row("2", 5, TO_DO, out())),
                        List.of(),
                        END);

        assertThat(report.items()).extracting(ReportedItem::issueId).containsExactly("1");
        assertThat(report.completed()).isEqualTo(count(1, 3));
        assertThat(report.committed()).isEqualTo(Count.NONE);
        assertThat(report.doneBefore()).isEqualTo(Count.NONE);
        assertThat(report.burnUp()).isEmpty();
    }

    @Test
    void a_start_that_is_planned_behind_the_end_counts_as_the_end() {
        Instant late = minute(200);
        var planned =
                new SprintSpan(
                        new SprintSpan.Start(late, SprintSpan.StartBasis.START_DATE), SPAN.end());

        SprintReport report =
                SprintReport.of(planned, List.of(row("1", 5, out(), TO_DO)), List.of(), END);

        assertThat(report.committed()).isEqualTo(count(1, 3));
        assertThat(report.span().start().at()).isEqualTo(late);
        assertThat(report.burnUp()).hasSize(1);
    }

    @Test
    void an_issue_without_a_row_that_is_deleted_now_was_removed_when_something_last_happened() {
        var gone =
                new PresentItem("1", "P-1", "S", null, true, null, QueueState.PENDING, minute(60));

        SprintReport report = SprintReport.of(SPAN, List.of(), List.of(gone), END);

        assertThat(only(report).end()).isEqualTo(Ending.DELETED);
        assertThat(only(report).removedAt()).isEqualTo(minute(60));
        assertThat(only(report).inferred()).isTrue();
    }

    @Test
    void before_the_first_row_an_issue_was_as_that_row_found_it() {
        SprintReport report = report(row("1", 40, TO_DO, DONE));

        assertThat(report.committed()).isEqualTo(count(1, 3));
        assertThat(report.completed()).isEqualTo(count(1, 3));
        assertThat(report.inferred()).isZero();
    }
}
