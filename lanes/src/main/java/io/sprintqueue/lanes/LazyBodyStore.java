package io.sprintqueue.lanes;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// A body store that is made when a body first needs it: hardly any does, and loading the S3
/// client would cost every cold start.
public final class LazyBodyStore implements BodyStore {
    private final Supplier<BodyStore> maker;
    private @Nullable BodyStore made;

    /// @param maker called once at most, unless it fails
    public LazyBodyStore(Supplier<BodyStore> maker) {
        this.maker = maker;
    }

    @Override
    public String keep(Site site, EventId eventId, Body body) {
        return store().keep(site, eventId, body);
    }

    @Override
    public Body fetch(String key) {
        return store().fetch(key);
    }

    private synchronized BodyStore store() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
