package io.sprintqueue.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.readmodel.QueueItem.QueueState;
import io.sprintqueue.core.story.StoryRow.Category;
import io.sprintqueue.core.story.StoryRow.Points;
import io.sprintqueue.core.story.StoryRow.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// Rows and items of which a test says only what it is about. Times are minutes after the start of
/// the sprint, which ends after 100.
final class Told {
    static final Instant START = Instant.parse("2026-10-05T07:00:00Z");
    static final Instant END = minute(100);

    static final SprintSpan SPAN =
            new SprintSpan(
                    new SprintSpan.Start(START, SprintSpan.StartBasis.EVENT),
                    new SprintSpan.End(END, SprintSpan.EndBasis.COMPLETE_DATE));

    static final Side TO_DO = in(3, Category.PENDING);
    static final Side DONE = in(3, Category.DONE);

    private Told() {}

    static SprintReport report(StoryRow... rows) {
        return SprintReport.of(SPAN, List.of(rows), List.of(), END);
    }

    static ReportedItem only(SprintReport report) {
        assertThat(report.items()).hasSize(1);
        return report.items().getFirst();
    }

    static Instant minute(long minute) {
        return START.plusSeconds(60 * minute);
    }

    static Side in(@Nullable Integer points, Category category) {
        return new Side(true, points(points), category);
    }

    static Side out() {
        return new Side(false, points(null), Category.UNTOLD);
    }

    static Points points(@Nullable Integer points) {
        return points == null ? Points.NONE : new Points(BigDecimal.valueOf(points));
    }

    /// A change with its own changelog id.
    static StoryRow row(String issueId, long minute, Side before, Side after) {
        return row(issueId, minute, 10_000 + minute, before, after);
    }

    static StoryRow row(String issueId, long minute, long changelogId, Side before, Side after) {
        return new StoryRow(
                issueId,
                stamp(minute, changelogId, "a"),
                "P-" + issueId,
                false,
                false,
                before,
                after);
    }

    static StoryRow deleted(String issueId, long minute, Side before) {
        return new StoryRow(
                issueId,
                stamp(minute, 0, "d"),
                "P-" + issueId,
                false,
                true,
                before,
                new Side(false, before.points(), before.category()));
    }

    static StoryRow ofSubtask(StoryRow row) {
        return new StoryRow(
                row.issueId(),
                row.stamp(),
                row.key(),
                true,
                row.deleted(),
                row.before(),
                row.after());
    }

    static Stamp stamp(long minute, long changelogId, String hash) {
        long millis = minute(minute).toEpochMilli();
        return new Stamp(true, millis, millis, changelogId, hash);
    }

    static PresentItem item(
            String issueId, boolean in, @Nullable Integer points, QueueState state) {
        return new PresentItem(
                issueId,
                "P-" + issueId,
                "Summary of " + issueId,
                null,
                in,
                points == null ? null : BigDecimal.valueOf(points),
                state,
                null);
    }

    static Count count(int items, int points) {
        return new Count(items, BigDecimal.valueOf(points));
    }
}
