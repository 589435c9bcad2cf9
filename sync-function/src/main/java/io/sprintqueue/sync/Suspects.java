package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.event.JiraEvent.Visibility;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.Reading;

import java.util.ArrayList;
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

    private static final int JUDGED_AT_ONCE = 5;

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
            for (List<String> some : IssueReads.parts(project.getValue(), JUDGED_AT_ONCE)) {
                if (slice.isOver()) {
                    return false;
                }
                judge(some, slice);
            }
        }
        return true;
    }

    /// Nothing is hidden before Jira named the account after the answers: a session that expired is
    /// shown little.
    private void judge(List<String> ids, Slice slice) {
        var verdicts = new ArrayList<Verdict>();
        for (String id : ids) {
            if (notes.suspectedIn(slice.site(), id) != run - 1 || run == 1) {
                notes.suspect(slice.site(), id, run);
                notes.missingNoMore(slice.site(), id);
            } else {
                read(id, slice).ifPresent(verdicts::add);
            }
        }
        if (!verdicts.isEmpty()) {
            slice.places().confirm();
        }
        for (Verdict verdict : verdicts) {
            slice.offers().visibility(verdict.id(), verdict.visibility(), verdict.issue());
            notes.acquit(slice.site(), verdict.id());
            notes.missingNoMore(slice.site(), verdict.id());
        }
    }

    /// Nothing where it cannot be read: it is a suspect in the next census too.
    private Optional<Verdict> read(String id, Slice slice) {
        try {
            return Optional.of(new Verdict(id, slice.jira().issue(id, slice.asked())));
        } catch (JiraException failed) {
            if (!IssueReads.isOfIssues(failed, slice)) {
                throw failed;
            }
            IssueReads.name(id, slice);
            notes.suspect(slice.site(), id, run);
            notes.missingNoMore(slice.site(), id);
            return Optional.empty();
        }
    }

    /// What Jira answered of one that is missing.
    private record Verdict(String id, Reading<Optional<JsonNode>> issue) {
        Visibility visibility() {
            return issue.value().isPresent() ? Visibility.ARCHIVED : Visibility.NOT_VISIBLE;
        }
    }
}
