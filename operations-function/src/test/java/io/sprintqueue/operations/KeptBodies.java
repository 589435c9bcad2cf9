package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.messaging.BodyStore;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/// A body store in memory.
final class KeptBodies implements BodyStore {
    final Map<String, Body> kept = new HashMap<>();

    /// What goes wrong, if anything does.
    @Nullable RuntimeException failure;

    @Override
    public String keep(Site site, EventId eventId, Body body) {
        String key = "bodies/" + site + "/" + eventId;
        kept.put(key, body);
        return key;
    }

    @Override
    public Body fetch(String key) {
        if (failure != null) {
            throw failure;
        }
        Body body = kept.get(key);
        if (body == null) {
            throw new NoSuchElementException("no body is kept under " + key);
        }
        return body;
    }
}
