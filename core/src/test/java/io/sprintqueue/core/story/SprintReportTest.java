package io.sprintqueue.core.story;

import static io.sprintqueue.core.story.Told.DONE;
import static io.sprintqueue.core.story.Told.END;
import static io.sprintqueue.core.story.Told.SPAN;
import static io.sprintqueue.core.story.Told.START;
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

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

class SprintReportTest {
    @Test
    void what_is_in_at_the_start_and_not_done_is_committed_and_completed_when_done_at_the_end() {
        SprintReport report = report(row("1", -5, out(), TO_DO), row("1", 10, TO_DO, DONE));

        assertThat(report.committed()).isEqualTo(count(1, 3));
        assertThat(report.completed()).isEqualTo(count(1, 3));
        assertThat(report.added()).isEqualTo(Count.NONE);
        assertThat(report.carriedOver()).isEqualTo(Count.NONE);
        ReportedItem item = only(report);
        assertThat(item.committed()).isTrue();
        assertThat(item.completedAt()).isEqualTo(minute(10));
        assertThat(item.end()).isEqualTo(Ending.COMPLETED);
        assertThat(item.inferred()).isFalse();
    }

    @Test
    void what_was_done_before_the_start_is_apart_from_what_is_committed() {
        SprintReport report = report(row("1", -5, out(), DONE));

        assertThat(report.committed()).isEqualTo(Count.NONE);
        assertThat(report.doneBefore()).isEqualTo(count(1, 3));
        assertThat(report.completed()).isEqualTo(count(1, 3));
        assertThat(only(report).doneBefore()).isTrue();
    }

    @Test
    void a_change_of_the_very_moment_of_the_start_counts_as_before_it_and_one_of_the_end_too() {
        SprintReport report = report(row("1", 0, out(), TO_DO), row("1", 100, TO_DO, DONE));

        assertThat(report.committed()).isEqualTo(count(1, 3));
        assertThat(report.added()).isEqualTo(Count.NONE);
        assertThat(report.completed()).isEqualTo(count(1, 3));
    }

    @Test
    void what_comes_in_after_the_start_is_added_with_the_points_that_it_had_then() {
        Side larger = in(8, Category.PENDING);
        SprintReport report = report(row("1", 10, out(), TO_DO), row("1", 20, TO_DO, larger));

        assertThat(report.committed()).isEqualTo(Count.NONE);
        assertThat(report.added()).isEqualTo(count(1, 3));
        assertThat(report.carriedOver()).isEqualTo(count(1, 8));
        assertThat(only(report).addedAt()).isEqualTo(minute(10));
        assertThat(only(report).points()).isEqualTo(BigDecimal.valueOf(8));
    }

    @Test
    void what_leaves_is_removed_with_the_points_that_it_had_until_then() {
        SprintReport report =
                report(row("1", -5, out(), TO_DO), row("1", 30, in(5, Category.PENDING), out()));

        assertThat(report.committed()).isEqualTo(count(1, 3));
        assertThat(report.removed()).isEqualTo(count(1, 3));
        assertThat(report.carriedOver()).isEqualTo(Count.NONE);
        assertThat(only(report).removedAt()).isEqualTo(minute(30));
        assertThat(only(report).end()).isEqualTo(Ending.REMOVED);
    }

    @Test
    void what_leaves_and_comes_back_was_never_gone() {
        SprintReport report =
                report(
                        row("1", -5, out(), TO_DO),
                        row("1", 30, TO_DO, out()),
                        row("1", 40, out(), TO_DO));

        assertThat(report.removed()).isEqualTo(Count.NONE);
        assertThat(report.added()).isEqualTo(Count.NONE);
        assertThat(report.carriedOver()).isEqualTo(count(1, 3));
        assertThat(only(report).removedAt()).isNull();
        assertThat(only(report).addedAt()).isNull();
    }

    @Test
    void what_comes_and_goes_is_both_added_and_removed() {
        SprintReport report = report(row("1", 30, out(), TO_DO), row("1", 40, TO_DO, out()));

        assertThat(report.added()).isEqualTo(count(1, 3));
        assertThat(report.removed()).isEqualTo(count(1, 3));
        assertThat(report.carriedOver()).isEqualTo(Count.NONE);
    }

    @Test
    void what_left_before_the_start_or_came_after_the_end_is_not_in_the_report() {
        SprintReport report =
                report(
                        row("1", -9, out(), TO_DO),
                        row("1", -5, TO_DO, out()),
                        row("2", 101, out(), TO_DO));

        assertThat(report.items()).isEmpty();
        assertThat(report.committed()).isEqualTo(Count.NONE);
    }

    @Test
    void what_is_done_or_removed_after_the_end_was_carried_over() {
        SprintReport report =
                report(
                        row("1", -5, out(), TO_DO),
                        row("1", 101, TO_DO, DONE),
                        row("2", -5, out(), TO_DO),
                        row("2", 102, TO_DO, out()));

        assertThat(report.carriedOver()).isEqualTo(count(2, 6));
        assertThat(report.items()).extracting(ReportedItem::end).containsOnly(Ending.CARRIED_OVER);
    }

    @Test
    void what_is_deleted_is_removed_then_and_no_later_row_brings_it_back() {
        SprintReport report =
                report(
                        row("1", -5, out(), TO_DO),
                        Told.deleted("1", 50, TO_DO),
                        row("1", 60, TO_DO, DONE));

        assertThat(report.removed()).isEqualTo(count(1, 3));
        assertThat(report.completed()).isEqualTo(Count.NONE);
        assertThat(only(report).end()).isEqualTo(Ending.DELETED);
        assertThat(only(report).removedAt()).isEqualTo(minute(50));
    }

    @Test
    void what_was_removed_before_it_was_deleted_is_removed() {
        SprintReport report =
                report(
                        row("1", -5, out(), TO_DO),
                        row("1", 40, TO_DO, out()),
                        Told.deleted("1", 50, out()));

        assertThat(only(report).end()).isEqualTo(Ending.REMOVED);
        assertThat(only(report).removedAt()).isEqualTo(minute(40));
    }

    @Test
    void subtasks_are_shown_and_counted_nowhere() {
        SprintReport report =
                report(
                        Told.ofSubtask(row("1", -5, out(), TO_DO)),
                        Told.ofSubtask(row("1", 10, TO_DO, DONE)));

        assertThat(report.items()).extracting(ReportedItem::subtask).containsExactly(true);
        assertThat(only(report).end()).isEqualTo(Ending.COMPLETED);
        assertThat(report.committed()).isEqualTo(Count.NONE);
        assertThat(report.completed()).isEqualTo(Count.NONE);
        assertThat(report.burnUp())
                .allSatisfy(step -> assertThat(step.scope()).isEqualTo(Count.NONE));
    }

    @Test
    void an_issue_that_is_no_sub_task_any_more_is_counted() {
        StoryRow asSubtask = Told.ofSubtask(row("1", -5, out(), TO_DO));
        var now = new PresentItem("1", "P-1", "S", false, true, null, QueueState.PENDING, null);

        SprintReport report = SprintReport.of(SPAN, List.of(asSubtask), List.of(now), END);

        assertThat(report.committed()).isEqualTo(count(1, 3));
        assertThat(only(report).subtask()).isFalse();
    }

    @Test
    void rows_of_one_changelog_id_count_once_and_the_first_of_them_tells_the_time() {
        StoryRow first = row("1", 10, 77, out(), TO_DO);
        StoryRow again = row("1", 20, 77, out(), DONE);

        SprintReport report = report(again, first);

        assertThat(report).isEqualTo(report(first));
        assertThat(only(report).addedAt()).isEqualTo(minute(10));
    }

    @Test
    void the_burn_up_has_a_step_for_each_change_of_scope_or_completion() {
        SprintReport report =
                report(
                        row("1", -5, out(), TO_DO),
                        row("1", 20, TO_DO, DONE),
                        row("2", 10, out(), TO_DO),
                        row("2", 30, TO_DO, in(5, Category.PENDING)),
                        row("2", 40, in(5, Category.PENDING), out()));

        assertThat(report.burnUp())
                .containsExactly(
                        new BurnUpStep(START, count(1, 3), Count.NONE),
                        new BurnUpStep(minute(10), count(2, 6), Count.NONE),
                        new BurnUpStep(minute(20), count(2, 6), count(1, 3)),
                        new BurnUpStep(minute(30), count(2, 8), count(1, 3)),
                        new BurnUpStep(minute(40), count(1, 3), count(1, 3)),
                        new BurnUpStep(END, count(1, 3), count(1, 3)));
    }

    @Test
    void a_burn_up_of_very_many_changes_keeps_its_first_and_last_step_and_some_between() {
        var rows = new ArrayList<StoryRow>();
        var longSprint =
                new SprintSpan(
                        SPAN.start(),
                        new SprintSpan.End(minute(5_000), SprintSpan.EndBasis.COMPLETE_DATE));
        for (int i = 1; i < 5_000; i++) {
            rows.add(row(Integer.toString(i), i, out(), TO_DO));
        }
        List<BurnUpStep> steps =
                SprintReport.of(longSprint, rows, List.of(), minute(5_000)).burnUp();

        assertThat(steps.size()).isBetween(400, BurnUp.STEPS_MAX + 1);
        assertThat(steps.getFirst()).isEqualTo(new BurnUpStep(START, Count.NONE, Count.NONE));
        assertThat(steps.getLast().scope()).isEqualTo(count(4_999, 3 * 4_999));
        assertThat(steps).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }
}
