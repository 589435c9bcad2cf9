package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.jira.ListedProject;
import io.sprintqueue.jira.Reading;
import io.sprintqueue.store.sync.JobState;

import java.util.ArrayList;
import java.util.List;

/// Reads the lists of projects. A project that stands in none of them changes nothing: the account
/// may have lost it. The issues of one whose key changed are read again, since no webhook of theirs
/// is known to follow.
final class ProjectsJob implements JobWork {
    private static final String KEYS = "keys";

    @Override
    public Progress run(JobState state, Slice slice) {
        ObjectNode cursor = state.cursor().deepCopy();
        ObjectNode memory = state.memory().deepCopy();
        var walk = new ProjectWalk(cursor);
        if (!walk.isBegun()) {
            Reading<List<ListedProject>> all = slice.jira().projects();
            List<ListedProject> ours =
                    all.value().stream().filter(each -> slice.includes(each.key())).toList();
            slice.offers().projects(ours, all);
            walk.begin(renamed(ours, memory));
            cursor.set(KEYS, keys(ours));
        }
        if (!walk.goOn(slice, (ids, _, _) -> IssueReads.offer(slice, ids))) {
            return new Progress.More(cursor, memory);
        }
        memory.set(KEYS, cursor.path(KEYS));
        return new Progress.Done(memory);
    }

    private static List<String> renamed(List<ListedProject> projects, ObjectNode memory) {
        var renamed = new ArrayList<String>();
        for (ListedProject project : projects) {
            String known = memory.path(KEYS).path(project.id()).textValue();
            if (known != null && !known.equals(project.key())) {
                renamed.add(project.id());
            }
        }
        return renamed;
    }

    private static ObjectNode keys(List<ListedProject> projects) {
        ObjectNode keys = JobState.empty();
        projects.forEach(project -> keys.put(project.id(), project.key()));
        return keys;
    }
}
