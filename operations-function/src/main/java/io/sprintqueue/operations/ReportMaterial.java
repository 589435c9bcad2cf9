package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.story.PresentItem;
import io.sprintqueue.core.story.StoryRow;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.ProjectVisibility;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.RankedIssue;
import io.sprintqueue.store.StoredEntity;
import io.sprintqueue.store.StoryReader;
import io.sprintqueue.store.UnreadableRow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the report of a sprint is made of. Issues that are not shown are left out of it, with their
/// rows.
///
/// @param present the issues of the rows, and those that now name the sprint
/// @param truncated whether there is more than one request reads
record ReportMaterial(
        List<StoryRow> rows,
        List<PresentItem> present,
        List<UnreadableRow> unreadable,
        boolean truncated) {
    /// As many as one request looks at in a few seconds.
    private static final int PRESENT_MAX = 2_000;

    static ReportMaterial read(
            QueueReader reader, StoryReader stories, Site site, String sprintId) {
        StoryReader.Story story = stories.story(site, sprintId);
        var unreadable = new ArrayList<>(story.unreadable());
        Map<String, State> states = new HashMap<>();
        boolean more = readPresent(reader, site, sprintId, states, unreadable);
        Set<String> others =
                story.rows().stream()
                        .map(StoryRow::issueId)
                        .filter(id -> !states.containsKey(id))
                        .collect(Collectors.toSet());
        stories.issues(site, others).forEach(issue -> add(issue, states));
        Set<String> hidden = hidden(states, new ProjectVisibility(reader, site));
        hidden.addAll(forgotten(story.rows(), states, unreadable));
        return new ReportMaterial(
                story.rows().stream().filter(row -> !hidden.contains(row.issueId())).toList(),
                states.entrySet().stream()
                        .filter(state -> !hidden.contains(state.getKey()))
                        .map(state -> PresentItem.of(state.getKey(), state.getValue(), sprintId))
                        .toList(),
                unreadable,
                story.truncated() || more);
    }

    /// @return whether more issues name the sprint than were read
    private static boolean readPresent(
            QueueReader reader,
            Site site,
            String sprintId,
            Map<String, State> states,
            List<UnreadableRow> unreadable) {
        String next = null;
        int read = 0;
        do {
            Page<RankedIssue> page =
                    reader.sprintIssues(site, sprintId, QueueReader.PAGE_MAX, next);
            page.elements().forEach(ranked -> add(ranked.issue(), states));
            unreadable.addAll(page.unreadable());
            read += QueueReader.PAGE_MAX;
            next = page.next();
        } while (next != null && read < PRESENT_MAX);
        return next != null;
    }

    private static void add(StoredEntity issue, Map<String, State> states) {
        states.put(issue.key().entity().id(), issue.versioned().state());
    }

    /// Those whose state has expired and that no row says were deleted: they were hidden.
    private static Set<String> forgotten(
            List<StoryRow> rows, Map<String, State> states, List<UnreadableRow> unreadable) {
        var known = new HashSet<>(states.keySet());
        rows.stream().filter(StoryRow::deleted).map(StoryRow::issueId).forEach(known::add);
        Set<String> unread = unreadable.stream().map(UnreadableRow::id).collect(Collectors.toSet());
        return rows.stream()
                .map(StoryRow::issueId)
                .filter(id -> !known.contains(id) && !unread.contains(Entity.issue(id).toString()))
                .collect(Collectors.toSet());
    }

    private static Set<String> hidden(Map<String, State> states, ProjectVisibility visibility) {
        var hidden = new HashSet<String>();
        states.forEach((id, state) -> {
            if (visibility.hides(state)) {
                hidden.add(id);
            }
        });
        return hidden;
    }

    boolean isEmpty() {
        return rows.isEmpty() && present.isEmpty() && unreadable.isEmpty();
    }
}
