package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// A webhook that an administrator has registered.
///
/// @param events the names that it wants
/// @param filter JQL that issues must match, empty for all
/// @param secret what signs its deliveries, or null where they are not signed
public record Webhook(
        long id,
        String name,
        String url,
        Set<String> events,
        String filter,
        boolean excludeBody,
        boolean enabled,
        @Nullable String secret) {
    /// A webhook that is told of everything, and of every issue.
    public static Webhook ofEverything(String name, String url, @Nullable String secret) {
        return new Webhook(0, name, url, Change.webhookEvents(), "", false, true, secret);
    }

    /// Whether it wants events of that name.
    public boolean wants(String event) {
        return enabled && events.contains(event);
    }

    Webhook numbered(long other) {
        return new Webhook(other, name, url, events, filter, excludeBody, enabled, secret);
    }
}
