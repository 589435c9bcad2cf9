package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.store.HeldIssues;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.sync.JobState;

import java.util.List;

/// Reads a seventh of all held issues again, so that seven runs, a week of them, correct everything
/// that changes no issue: a renamed status, an option.
final class RefreshJob implements JobWork {
    static final int PARTS = 7;

    private static final String SCAN = "scan";
    private static final String DONE = "done";
    private static final String PART = "part";

    private final HeldIssues held;

    RefreshJob(HeldIssues held) {
        this.held = held;
    }

    @Override
    public Progress run(JobState state, Slice slice) {
        ObjectNode cursor = state.cursor().deepCopy();
        int part = (state.memory().path(PART).asInt() + 1) % PARTS;
        while (!slice.isOver()) {
            Page<HeldIssues.Held> page = held.page(slice.site(), cursor.path(SCAN).textValue());
            List<String> due =
                    page.elements().stream()
                            .filter(issue -> !issue.hidden())
                            .map(HeldIssues.Held::id)
                            .filter(id -> isIn(id, part))
                            .toList();
            List<List<String>> chunks = IssueReads.chunks(due);
            int done = cursor.path(DONE).asInt();
            while (done < chunks.size() && !slice.isOver()) {
                IssueReads.offer(slice, chunks.get(done));
                done++;
                cursor.put(DONE, done);
                slice.reach(cursor);
            }
            if (done < chunks.size()) {
                break;
            }
            cursor.remove(DONE);
            if (page.next() == null) {
                return new Progress.Done(state.memory().deepCopy().put(PART, part));
            }
            cursor.put(SCAN, page.next());
            slice.reach(cursor);
        }
        return new Progress.More(cursor, state.memory());
    }

    private static boolean isIn(String issueId, int part) {
        return Math.floorMod(issueId.hashCode(), PARTS) == part;
    }
}
