package io.sprintqueue.core.delivery;

import java.util.Set;

/// Which lane an event takes. The merge makes any choice safe for the final state.
///
/// @param alwaysInteractivePriorities names of issue priorities that never wait behind bulk work
public record LanePolicy(Set<String> alwaysInteractivePriorities) {
    public LanePolicy {
        alwaysInteractivePriorities = Set.copyOf(alwaysInteractivePriorities);
    }

    public Lane choose(RoutingFacts facts, JiraHeaders headers) {
        String name = facts.webhookEvent() == null ? "" : facts.webhookEvent();
        if (EventFamily.of(name) == EventFamily.SPRINT || isUrgent(facts)) {
            return Lane.INTERACTIVE;
        }
        boolean bulk =
                headers.isSecondary() || facts.bulk() || name.equals(EventFamily.ISSUE_SNAPSHOT);
        return bulk ? Lane.BULK : Lane.INTERACTIVE;
    }

    private boolean isUrgent(RoutingFacts facts) {
        return facts.priority() != null && alwaysInteractivePriorities.contains(facts.priority());
    }
}
