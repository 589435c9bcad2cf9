package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.event.JiraEvent.Visibility;
import io.sprintqueue.jira.Reading;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges what was missing in a census.
///
/// @param run the number of this census
record Suspects(CensusNotes notes, long run) {
    /// Fewer that are missing say nothing of a project.
    static final int GUARD_MIN = 20;

    static boolean looksLikeAFault(int missing, long held) {
        return missing >= GUARD_MIN && missing * 2L >= held;
    }

    /// Marks what was missing in the census before, too, and is not to be had by its id.
    ///
    /// @param refused the projects of which nothing is marked
    /// @return whether all were judged before the slice was over
    boolean judge(Slice slice, Collection<String> refused) {
        for (Map.Entry<String, List<String>> project : notes.missing(slice.site()).entrySet()) {
            if (refused.contains(project.getKey())) {
                continue;
            }
            for (String id : project.getValue()) {
                if (slice.isOver()) {
                    return false;
                }
                judge(id, slice);
                notes.missingNoMore(slice.site(), id);
            }
        }
        return true;
    }

    private void judge(String id, Slice slice) {
        if (notes.suspectedIn(slice.site(), id) != run - 1 || run == 1) {
            notes.suspect(slice.site(), id, run);
            return;
        }
        Reading<Optional<JsonNode>> issue = slice.jira().issue(id, slice.asked());
        Visibility visibility =
                issue.value().isPresent() ? Visibility.ARCHIVED : Visibility.NOT_VISIBLE;
        slice.offers().visibility(id, visibility, issue);
        notes.acquit(slice.site(), id);
    }
}
