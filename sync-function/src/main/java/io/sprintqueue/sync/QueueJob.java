package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.jira.IssueIds;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.store.sync.JobState;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Compares the members of each open sprint and their order with what is held, ids only. Where
/// anything differs, the whole sprint is read again: a rebalance of ranks, and what a bulk move
/// does, need tell no webhook.
final class QueueJob implements JobWork {
    private static final String LEFT = "left";

    private final Supplier<List<String>> openSprints;
    private final SprintsJob.Members members;

    QueueJob(Supplier<List<String>> openSprints, SprintsJob.Members members) {
        this.openSprints = openSprints;
        this.members = members;
    }

    @Override
    public Progress run(JobState state, Slice slice) {
        ObjectNode cursor = state.cursor().deepCopy();
        if (!cursor.has(LEFT)) {
            Lists.put(cursor, LEFT, openSprints.get());
        }
        List<String> left = Lists.get(cursor, LEFT);
        while (!left.isEmpty() && !slice.isOver()) {
            compare(left.getFirst(), slice);
            left.removeFirst();
            Lists.put(cursor, LEFT, left);
            slice.reach(cursor);
        }
        return left.isEmpty()
                ? new Progress.Done(state.memory())
                : new Progress.More(cursor, state.memory());
    }

    private void compare(String sprintId, Slice slice) {
        Optional<List<String>> theirs = listed(sprintId, slice);
        List<String> ours = members.of(sprintId);
        if (theirs.isEmpty() || theirs.get().equals(ours)) {
            return;
        }
        var either = new LinkedHashSet<>(theirs.get());
        either.addAll(ours);
        for (List<String> chunk : IssueReads.chunks(either)) {
            IssueReads.offer(slice, chunk);
        }
    }

    /// Nothing where the sprint is gone: Jira refuses to list it, and the job that reads the
    /// sprints takes care of its issues.
    private static Optional<List<String>> listed(String sprintId, Slice slice) {
        var ids = new ArrayList<String>();
        String next = null;
        try {
            do {
                IssueIds page = slice.jira().issuesInSprint(sprintId, next).value();
                ids.addAll(page.ids());
                next = page.next();
            } while (next != null);
        } catch (JiraException refused) {
            if (refused.kind() == Kind.REFUSED && slice.jira().sprint(sprintId).value().isEmpty()) {
                return Optional.empty();
            }
            throw refused;
        }
        return Optional.of(ids);
    }
}
