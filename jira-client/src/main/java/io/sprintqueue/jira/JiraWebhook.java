package io.sprintqueue.jira;

import java.util.Set;
import java.util.TreeSet;

/// A webhook that an administrator has registered.
///
/// @param id its number; empty before it is registered
/// @param events the names of what it is told of
/// @param filter JQL that an issue must match; empty for all issues
/// @param signed whether its deliveries are signed
public record JiraWebhook(
        String id,
        String name,
        String url,
        Set<String> events,
        String filter,
        boolean excludesBody,
        boolean enabled,
        boolean signed) {
    public JiraWebhook {
        events = Set.copyOf(events);
    }

    /// Those of the events that it is not told of.
    public Set<String> lacks(Set<String> wanted) {
        var missing = new TreeSet<>(wanted);
        missing.removeAll(events);
        return missing;
    }
}
