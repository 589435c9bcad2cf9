package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

/// Names the record of one event of one site.
public record EventKey(Site site, EventId eventId) {
    /// The record of the event that the envelope carries.
    public static EventKey of(Envelope envelope) {
        return new EventKey(envelope.site(), envelope.eventId());
    }
}
