package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

/// Stores bodies that are too large for a lane, or whose event ended dead.
public interface BodyStore {
    /// Keeps the body of an event. Keeping it again changes nothing.
    ///
    /// @return the key to fetch it with, the same for the same event
    String keep(Site site, EventId eventId, Body body);

    /// The body that was kept under the key, equal to the byte.
    ///
    /// @throws java.util.NoSuchElementException if nothing is kept under it
    Body fetch(String key);
}
