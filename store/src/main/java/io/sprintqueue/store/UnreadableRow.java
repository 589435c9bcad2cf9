package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Site;

/// Names a row of a list that cannot be read, so that the others can be shown.
///
/// @param id the id of an event, an entity as its ids show it, such as `issue-20011`, or a row of a
///     story by its sort key
public record UnreadableRow(Site site, String id) {
    /// The record of an event.
    public static UnreadableRow of(EventKey event) {
        return new UnreadableRow(event.site(), event.eventId().toString());
    }

    /// The state of an entity.
    public static UnreadableRow of(EntityKey entity) {
        return new UnreadableRow(entity.site(), entity.entity().toString());
    }
}
