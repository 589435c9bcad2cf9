package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.jira.FoundIssues;
import io.sprintqueue.jira.Reading;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.Tally.Counted;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Measures how far the copy agrees with Jira, by a few issues drawn by chance: half of open
/// sprints, half of all that the last census listed. Nothing is sent.
///
/// A change may be on its way, so a difference counts only where it still is there at the next run.
final class SampleJob implements JobWork {
    private static final int HALF = 10;
    private static final String PENDING = "pending";

    private final Supplier<List<String>> openSprints;
    private final SprintsJob.Members members;
    private final CensusNotes notes;
    private final RandomGenerator random;

    SampleJob(
            Supplier<List<String>> openSprints,
            SprintsJob.Members members,
            CensusNotes notes,
            RandomGenerator random) {
        this.openSprints = openSprints;
        this.members = members;
        this.notes = notes;
        this.random = random;
    }

    @Override
    public Progress run(JobState state, Slice slice) {
        ObjectNode memory = state.memory().deepCopy();
        Set<String> pending = new HashSet<>(Lists.get(memory, PENDING));
        slice.offers().tally().add(Counted.DISAGREED, differing(pending, slice).size());
        var drawn = new HashSet<>(drawnOf(inSprints()));
        drawn.addAll(notes.listed(slice.site()).draw(HALF, random));
        slice.offers().tally().add(Counted.SAMPLED, drawn.size());
        Lists.put(memory, PENDING, differing(drawn, slice));
        return new Progress.Done(memory);
    }

    private List<String> inSprints() {
        List<String> sprints = openSprints.get();
        return sprints.isEmpty()
                ? List.of()
                : members.of(sprints.get(random.nextInt(sprints.size())));
    }

    private List<String> drawnOf(List<String> ids) {
        var drawn = new ArrayList<String>();
        for (int draw = 0; draw < HALF && !ids.isEmpty(); draw++) {
            drawn.add(ids.get(random.nextInt(ids.size())));
        }
        return drawn;
    }

    /// The issues that differ, those too that we show and Jira does not.
    private static Set<String> differing(Set<String> ids, Slice slice) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Reading<FoundIssues> found = slice.jira().issues(ids, slice.asked());
        var differing = new HashSet<>(slice.offers().differing(found, slice.asked()));
        var missing = new HashSet<>(ids);
        missing.removeAll(found.value().byId().keySet());
        Snapshot held = slice.offers().heldIssues(missing);
        missing.stream().filter(id -> isShown(held, slice.site(), id)).forEach(differing::add);
        return differing;
    }

    private static boolean isShown(Snapshot held, Site site, String id) {
        var key = new EntityKey(site, Entity.issue(id));
        if (!held.isReadable(key)) {
            return false;
        }
        State state = held.state(key).state();
        return !state.equals(State.EMPTY) && !state.deleted() && !IssueVisibility.hides(state);
    }
}
