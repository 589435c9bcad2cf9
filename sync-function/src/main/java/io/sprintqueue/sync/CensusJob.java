package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.HeldIssues;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.sync.Acceptances;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Counts which issues there are, here and in Jira.
///
/// What Jira lists and we lack, or hold as not to be seen, is read at once. What we hold and Jira
/// does not list is a suspicion: search lags. Only one that is missing in two censuses is asked for
/// by its id, and that answer decides.
final class CensusJob implements JobWork {
    private static final String PHASE = "phase";
    private static final String COUNT = "scanned";
    private static final String SCAN = "scan";
    private static final String RUN = "run";
    private static final String COUNTED = "counted";
    private static final String REFUSED = "refused";

    private final HeldIssues held;
    private final CensusNotes notes;
    private final Acceptances accepted;

    /// Where a census is.
    private enum Phase {
        /// What the census before noted is removed.
        CLEAR,
        /// Jira's ids are listed.
        LIST,
        /// Ours are held against them.
        COMPARE,
        /// What was missing is judged.
        JUDGE
    }

    CensusJob(HeldIssues held, CensusNotes notes, Acceptances accepted) {
        this.held = held;
        this.notes = notes;
        this.accepted = accepted;
    }

    @Override
    public Progress run(JobState state, Slice slice) {
        ObjectNode cursor = state.cursor().deepCopy();
        long run = state.memory().path(RUN).asLong() + 1;
        while (!slice.isOver()) {
            switch (Phase.valueOf(cursor.path(PHASE).asText(Phase.CLEAR.name()))) {
                case CLEAR -> {
                    if (notes.forget(slice.site(), slice::isOver)) {
                        cursor.put(PHASE, Phase.LIST.name());
                    }
                }
                case LIST -> list(cursor, slice);
                case COMPARE -> compare(cursor, slice);
                case JUDGE -> {
                    if (new Suspects(notes, run).judge(slice, Lists.get(cursor, REFUSED))) {
                        ObjectNode memory = ProjectWalk.remembered(state, slice).put(RUN, run);
                        return over(memory, Lists.get(cursor, REFUSED));
                    }
                }
            }
            slice.reach(cursor);
        }
        return new Progress.More(cursor, state.memory());
    }

    /// The number of the last census that came to its end; 0 where there was none.
    static long lastRun(Collection<JobState> states) {
        return states.stream()
                .filter(state -> state.job() == Job.CENSUS)
                .mapToLong(state -> state.memory().path(RUN).asLong())
                .sum();
    }

    private static Progress over(ObjectNode memory, List<String> refused) {
        return refused.isEmpty()
                ? new Progress.Done(memory)
                : new Progress.Stopped(
                        memory,
                        "nothing is hidden, since half is missing at once, of project "
                                + String.join(", ", refused)
                                + ": look at the account's permissions, or accept it");
    }

    private void list(ObjectNode cursor, Slice slice) {
        var walk = new ProjectWalk(cursor);
        if (!walk.isBegun()) {
            List<String> projects = FillJob.liveProjects(slice);
            walk.begin(projects);
            Lists.put(cursor, COUNTED, projects);
        }
        boolean done =
                walk.goOn(
                        slice,
                        (ids, _, place) -> {
                            notes.listed(slice.site(), place, ids);
                            IssueReads.offer(slice, lacking(ids, slice));
                        });
        if (done) {
            var counted = new TreeSet<>(Lists.get(cursor, COUNTED));
            counted.removeAll(walk.gone());
            Lists.put(cursor, COUNTED, counted);
            cursor.put(PHASE, Phase.COMPARE.name());
        }
    }

    private static List<String> lacking(List<String> ids, Slice slice) {
        Snapshot known = slice.offers().heldIssues(ids);
        return ids.stream()
                .filter(id -> known.isReadable(new EntityKey(slice.site(), Entity.issue(id))))
                .filter(id -> {
                    State state = slice.offers().state(known, Entity.issue(id));
                    return state.registers().isEmpty() || IssueVisibility.hides(state);
                })
                .toList();
    }

    private void compare(ObjectNode cursor, Slice slice) {
        var projects = new TreeSet<>(Lists.get(cursor, COUNTED));
        CensusNotes.Listed listed = notes.listed(slice.site());
        while (!slice.isOver()) {
            Page<HeldIssues.Held> page = held.page(slice.site(), cursor.path(SCAN).textValue());
            for (HeldIssues.Held issue : page.elements()) {
                String project = issue.projectId();
                if (project != null && projects.contains(project) && !issue.hidden()) {
                    count(cursor, project);
                    if (!listed.contains(issue.id())) {
                        notes.missing(slice.site(), project, issue.id());
                    }
                }
            }
            if (page.next() == null) {
                Lists.put(cursor, REFUSED, refused(cursor, slice));
                cursor.put(PHASE, Phase.JUDGE.name());
                return;
            }
            cursor.put(SCAN, page.next());
            slice.reach(cursor);
        }
    }

    /// The projects of which so much is missing that it looks like a fault, and no operator says
    /// that it is none.
    private List<String> refused(ObjectNode cursor, Slice slice) {
        Set<String> known = accepted.of(slice.site(), slice.clock().instant()).keySet();
        return notes.missing(slice.site()).entrySet().stream()
                .filter(project ->
                        Suspects.looksLikeAFault(
                                project.getValue().size(),
                                cursor.path(COUNT).path(project.getKey()).asLong()))
                .map(Map.Entry::getKey)
                .filter(project -> !known.contains(project))
                .toList();
    }

    private static void count(ObjectNode cursor, String project) {
        ObjectNode counts = cursor.withObject("/" + COUNT);
        counts.put(project, counts.path(project).asLong() + 1);
    }
}
