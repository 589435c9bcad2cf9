package io.sprintqueue.core.outcome;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEvent.Moment;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Fullness;
import io.sprintqueue.core.readmodel.IssueVisibility;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Decides which issues should be read in full after an event.
final class FetchRequests {
    private FetchRequests() {}

    /// @param issue what the event is about
    /// @param after its state with the event
    static List<FetchRequest> of(Entity issue, JiraEvent event, State after) {
        return event instanceof JiraEvent.IssueTouched(Moment moment, _, String epicsIssue)
                ? of(issue, Instant.ofEpochMilli(moment.timestamp()), epicsIssue, after)
                : List.of();
    }

    private static List<FetchRequest> of(
            Entity issue, Instant since, @Nullable String epicsIssue, State after) {
        var requests = new ArrayList<FetchRequest>();
        boolean gone = after.deleted() || IssueVisibility.hides(after);
        if (!gone && !Fullness.isHeld(after, since)) {
            requests.add(new FetchRequest(issue.id(), since));
        }
        if (epicsIssue != null) {
            requests.add(new FetchRequest(epicsIssue, since));
        }
        return requests;
    }
}
