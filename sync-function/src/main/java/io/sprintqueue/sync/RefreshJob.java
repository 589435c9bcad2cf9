package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.store.HeldIssues;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.sync.JobState;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Reads a seventh of all held issues again, so that within a week everything is corrected that
/// changes no issue: a renamed status, a renamed person, an option.
final class RefreshJob implements JobWork {
    static final int PARTS = 7;

    private static final String SCAN = "scan";
    private static final String DAY = "day";

    private final HeldIssues held;

    RefreshJob(HeldIssues held) {
        this.held = held;
    }

    @Override
    public Progress run(JobState state, Slice slice) {
        ObjectNode cursor = state.cursor().deepCopy();
        if (!cursor.has(DAY)) {
            cursor.put(DAY, day(slice.clock().instant()));
        }
        long day = cursor.path(DAY).asLong();
        while (!slice.isOver()) {
            Page<HeldIssues.Held> page = held.page(slice.site(), cursor.path(SCAN).textValue());
            List<String> due =
                    page.elements().stream()
                            .filter(issue -> !issue.hidden())
                            .map(HeldIssues.Held::id)
                            .filter(id -> isDue(id, day))
                            .toList();
            for (List<String> chunk : IssueReads.chunks(due)) {
                IssueReads.offer(slice, chunk);
            }
            if (page.next() == null) {
                return new Progress.Done(state.memory());
            }
            cursor.put(SCAN, page.next());
            slice.reach(cursor);
        }
        return new Progress.More(cursor, state.memory());
    }

    static boolean isDue(String issueId, long day) {
        return Math.floorMod(issueId.hashCode(), PARTS) == Math.floorMod(day, PARTS);
    }

    private static long day(Instant now) {
        return Duration.between(Instant.EPOCH, now).toDays();
    }
}
