package io.sprintqueue.messaging;

import io.sprintqueue.aws.Lazy;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

import java.util.function.Supplier;

/// A body store that is made when a body first needs it.
public final class LazyBodyStore implements BodyStore {
    private final Lazy<BodyStore> store;

    /// @param maker called once at most, unless it fails
    public LazyBodyStore(Supplier<BodyStore> maker) {
        this.store = new Lazy<>(maker);
    }

    @Override
    public String keep(Site site, EventId eventId, Body body) {
        return store.get().keep(site, eventId, body);
    }

    @Override
    public Body fetch(String key) {
        return store.get().fetch(key);
    }
}
