package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.jira.ListedProject;
import io.sprintqueue.store.sync.JobState;

import java.util.List;
import java.util.stream.Stream;

/// Reads every issue of every project that is live.
final class FillJob implements JobWork {
    @Override
    public Progress run(JobState state, Slice slice) {
        ObjectNode cursor = state.cursor().deepCopy();
        var walk = new ProjectWalk(cursor);
        if (!walk.isBegun()) {
            walk.begin(liveProjects(slice));
        }
        return walk.goOn(slice, (ids, _, _) -> IssueReads.offer(slice, ids))
                ? new Progress.Done(ProjectWalk.remembered(state, slice))
                : new Progress.More(cursor, state.memory());
    }

    /// The ids of the projects that are live and that sync is bound to.
    static List<String> liveProjects(Slice slice) {
        return live(slice).map(ListedProject::id).sorted().toList();
    }

    /// The keys of the same projects.
    static List<String> liveKeys(Slice slice) {
        return live(slice).map(ListedProject::key).sorted().toList();
    }

    private static Stream<ListedProject> live(Slice slice) {
        return slice.jira().projects().value().stream()
                .filter(project -> project.lifecycle().equals("live"))
                .filter(project -> slice.includes(project.key()));
    }
}
