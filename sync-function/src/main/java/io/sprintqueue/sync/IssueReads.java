package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.jira.FoundIssues;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraSite;
import io.sprintqueue.jira.Reading;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.sync.Tally.Counted;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads issues by their ids and offers them. One that cannot be read takes no other with it.
final class IssueReads {
    /// Where some of a hundred fail, so many are asked for at once.
    private static final int PART = 10;

    private IssueReads() {}

    /// What was not read of some issues.
    ///
    /// @param missing those that Jira does not show: deleted, archived or not to be seen
    /// @param failing those of which the reading fails
    record Rest(Set<String> missing, Set<String> failing) {}

    /// Offers the issues.
    ///
    /// @param ids at most [JiraSite#ISSUES_MAX]
    static Rest offer(Slice slice, Collection<String> ids) {
        if (ids.isEmpty()) {
            return new Rest(Set.of(), Set.of());
        }
        try {
            Reading<FoundIssues> found = slice.jira().issues(ids, slice.asked());
            offerOurs(slice, found);
            return rest(slice, ids, found.value().byId().keySet(), Set.of());
        } catch (JiraException failed) {
            if (!isOfIssues(failed, slice)) {
                throw failed;
            }
            return ids.size() > PART ? inParts(slice, ids) : oneByOne(slice, ids);
        }
    }

    /// Whether what was asked for made Jira fail, and not Jira fails. A Jira that was away is
    /// believed to be the fault of an issue only at the second try, and while it answers else.
    static boolean isOfIssues(JiraException failed, Slice slice) {
        return switch (failed.kind()) {
            case REFUSED, UNEXPECTED -> true;
            case AWAY -> slice.isolates() && !slice.isOver() && answers(slice);
            case CREDENTIALS, LIMITED, OUT_OF_TIME, UNTRUSTED -> false;
        };
    }

    /// @throws JiraException where it does not
    private static boolean answers(Slice slice) {
        slice.places().confirm();
        return true;
    }

    private static Rest inParts(Slice slice, Collection<String> ids) {
        var missing = new HashSet<String>();
        var failing = new HashSet<String>();
        for (List<String> part : parts(ids, PART)) {
            Rest rest = offer(slice, part);
            missing.addAll(rest.missing());
            failing.addAll(rest.failing());
        }
        return new Rest(missing, failing);
    }

    private static Rest oneByOne(Slice slice, Collection<String> ids) {
        var read = new HashSet<String>();
        var failing = new HashSet<String>();
        for (String id : ids) {
            try {
                FoundIssues one = alone(slice, id);
                read.addAll(one.byId().keySet());
            } catch (JiraException failed) {
                if (!isOfIssues(failed, slice)) {
                    throw failed;
                }
                failing.add(id);
                name(id, slice);
            }
        }
        return rest(slice, ids, read, failing);
    }

    /// Names one that cannot be read.
    static void name(String id, Slice slice) {
        slice.offers().tally().unusable("issue " + id + " cannot be read");
    }

    /// Offers one issue, which Jira may not show.
    static FoundIssues alone(Slice slice, String id) {
        Reading<FoundIssues> found =
                slice.jira()
                        .issue(id, slice.asked())
                        .map(issue ->
                                new FoundIssues(
                                        issue.map(json -> Map.of(id, json)).orElse(Map.of())));
        offerOurs(slice, found);
        return found.value();
    }

    /// An issue of a project that sync is not bound to, as a sprint lists it too, is offered only
    /// where it is held: it was moved there.
    private static void offerOurs(Slice slice, Reading<FoundIssues> found) {
        var ours = new HashMap<>(found.value().byId());
        var others = new HashSet<String>();
        ours.forEach((id, issue) -> {
            if (!isIncluded(slice, issue)) {
                others.add(id);
            }
        });
        if (!others.isEmpty()) {
            Snapshot held = slice.offers().heldIssues(others);
            others.removeIf(id -> isHeld(slice, held, Entity.issue(id)));
            ours.keySet().removeAll(others);
        }
        slice.offers().issues(found.map(_ -> new FoundIssues(ours)), slice.asked());
    }

    private static boolean isHeld(Slice slice, Snapshot held, Entity issue) {
        return !held.isReadable(new EntityKey(slice.site(), issue))
                || !slice.offers().state(held, issue).registers().isEmpty();
    }

    private static boolean isIncluded(Slice slice, JsonNode issue) {
        String key = issue.path("fields").path("project").path("key").textValue();
        return key == null || slice.includes(key);
    }

    private static Rest rest(
            Slice slice, Collection<String> ids, Set<String> read, Set<String> failing) {
        var missing = new HashSet<>(ids);
        missing.removeAll(read);
        missing.removeAll(failing);
        slice.offers().tally().add(Counted.MISSING, missing.size());
        return new Rest(missing, failing);
    }

    /// The ids in parts that can be asked for at once.
    static List<List<String>> chunks(Collection<String> ids) {
        return parts(ids, JiraSite.ISSUES_MAX);
    }

    /// The ids in parts of at most so many.
    static List<List<String>> parts(Collection<String> ids, int max) {
        List<String> all = List.copyOf(ids);
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += max) {
            parts.add(all.subList(from, Math.min(from + max, all.size())));
        }
        return parts;
    }
}
