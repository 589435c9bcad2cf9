package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.jira.IssueIds;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.Tally.Counted;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Goes through the issues of some projects, page by page, a chunk at once. Where it is lies in a
/// cursor, so that a later slice goes on.
final class ProjectWalk {
    private static final String PROJECTS = "projects";
    private static final String NEXT = "next";
    private static final String DONE = "done";
    private static final String PAGE = "page";
    private static final String GONE = "gone";

    private final ObjectNode cursor;

    /// @param cursor is changed as the walk goes on
    ProjectWalk(ObjectNode cursor) {
        this.cursor = cursor;
    }

    /// Does something with ids of one project.
    @FunctionalInterface
    interface Step {
        /// Does it with a chunk.
        ///
        /// @param ids so many as can be asked for at once
        /// @param place names the chunk, the same one in every run over the same list
        void take(List<String> ids, String projectId, String place);
    }

    boolean isBegun() {
        return cursor.has(PROJECTS);
    }

    void begin(Collection<String> projectIds) {
        put(projectIds);
    }

    /// The memory after a whole walk: later ones are foretold by how many issues there were.
    static ObjectNode remembered(JobState state, Slice slice) {
        long listed = slice.offers().tally().count(Counted.LISTED);
        return state.memory().deepCopy().put(JobState.ISSUES, listed);
    }

    /// Goes on until the slice is over.
    ///
    /// @return whether all projects are done
    boolean goOn(Slice slice, Step step) {
        var projects = new ArrayList<String>();
        cursor.path(PROJECTS).forEach(id -> projects.add(id.asText()));
        while (!projects.isEmpty() && !slice.isOver()) {
            if (page(projects.getFirst(), slice, step)) {
                projects.removeFirst();
                put(projects);
            }
            slice.reach(cursor);
        }
        return projects.isEmpty();
    }

    /// The projects that went while the walk was under way, and so were not gone through.
    List<String> gone() {
        return Lists.get(cursor, GONE);
    }

    private void put(Collection<String> projectIds) {
        ArrayNode ids = cursor.putArray(PROJECTS);
        projectIds.forEach(ids::add);
    }

    /// @return whether it was the project's last page, and all of it was done
    private boolean page(String projectId, Slice slice, Step step) {
        Optional<IssueIds> listed = listed(projectId, slice);
        if (listed.isEmpty()) {
            cursor.withArray("/" + GONE).add(projectId);
            leaveProject();
            return true;
        }
        IssueIds page = listed.get();
        List<List<String>> chunks = IssueReads.chunks(page.ids());
        int done = cursor.path(DONE).asInt();
        while (done < chunks.size() && !slice.isOver()) {
            int number = cursor.path(PAGE).asInt();
            List<String> chunk = chunks.get(done);
            step.take(chunk, projectId, projectId + "#" + number + "#" + done);
            slice.offers().tally().add(Counted.LISTED, chunk.size());
            done++;
            cursor.put(DONE, done);
            slice.reach(cursor);
        }
        if (done < chunks.size()) {
            return false;
        }
        if (page.next() == null) {
            leaveProject();
            return true;
        }
        cursor.remove(DONE);
        cursor.put(PAGE, cursor.path(PAGE).asInt() + 1);
        cursor.put(NEXT, page.next());
        return false;
    }

    private void leaveProject() {
        cursor.remove(DONE);
        cursor.remove(NEXT);
        cursor.remove(PAGE);
    }

    /// Nothing where the project is not live any more, or not to be seen: Jira refuses to list it.
    /// Where it refuses the place in the list, which lives for a week, the project begins again.
    private Optional<IssueIds> listed(String projectId, Slice slice) {
        try {
            String next = cursor.path(NEXT).textValue();
            return Optional.of(slice.jira().issuesOf(projectId, next).value());
        } catch (JiraException refused) {
            if (refused.kind() != Kind.REFUSED) {
                throw refused;
            }
            if (!FillJob.liveProjects(slice).contains(projectId)) {
                return Optional.empty();
            }
            if (!cursor.has(NEXT)) {
                throw refused;
            }
            leaveProject();
            slice.reach(cursor);
            return Optional.of(slice.jira().issuesOf(projectId, null).value());
        }
    }
}
