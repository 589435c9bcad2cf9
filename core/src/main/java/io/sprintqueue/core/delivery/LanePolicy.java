package io.sprintqueue.core.delivery;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// Chooses an event's lane. Any choice is safe, because the merge ends in the same state.
///
/// @param alwaysInteractivePriorities names of issue priorities that never wait behind bulk work
/// @param alwaysInteractiveEvents patterns of event names that never do, `*` standing for any text
/// @param bulkEvents patterns of the names of events that are bulk work by their nature
/// @param bulkFlows values of Jira's flow header, in any case, that say so
/// @param bulkMarker whether a top-level `bulk: true` in the body says so
public record LanePolicy(
        Set<String> alwaysInteractivePriorities,
        List<String> alwaysInteractiveEvents,
        List<String> bulkEvents,
        Set<String> bulkFlows,
        boolean bulkMarker) {
    public LanePolicy {
        alwaysInteractivePriorities = Set.copyOf(alwaysInteractivePriorities);
        alwaysInteractiveEvents = List.copyOf(alwaysInteractiveEvents);
        bulkEvents = List.copyOf(bulkEvents);
        bulkFlows = Set.copyOf(bulkFlows);
    }

    /// The first rule that applies decides: sync's own names are bulk, then never wait, then bulk,
    /// then `INTERACTIVE`.
    public Lane choose(RoutingFacts facts, JiraHeaders headers) {
        String name = facts.webhookEvent() == null ? "" : facts.webhookEvent();
        if (name.startsWith(EventFamily.OWN_PREFIX)) {
            return Lane.BULK;
        }
        if (isUrgent(facts.priority()) || anyMatches(alwaysInteractiveEvents, name)) {
            return Lane.INTERACTIVE;
        }
        boolean bulk =
                isBulkFlow(headers.flow())
                        || (bulkMarker && facts.is(RoutingFacts.Trait.BULK))
                        || anyMatches(bulkEvents, name);
        return bulk ? Lane.BULK : Lane.INTERACTIVE;
    }

    private boolean isUrgent(@Nullable String priority) {
        return priority != null && alwaysInteractivePriorities.contains(priority);
    }

    private boolean isBulkFlow(@Nullable String flow) {
        return flow != null && bulkFlows.stream().anyMatch(flow::equalsIgnoreCase);
    }

    private static boolean anyMatches(List<String> patterns, String name) {
        return patterns.stream().anyMatch(each -> Wildcards.matches(each, name));
    }
}
