package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/// The specification of a body store.
final class InMemoryBodyStore implements BodyStore {
    private final Map<String, Body> kept = new ConcurrentHashMap<>();

    @Override
    public String keep(Site site, EventId eventId, Body body) {
        String key = "bodies/" + site + "/" + eventId;
        kept.put(key, body);
        return key;
    }

    @Override
    public Body fetch(String key) {
        Body body = kept.get(key);
        if (body == null) {
            throw new NoSuchElementException("no body is kept under " + key);
        }
        return body;
    }

    int size() {
        return kept.size();
    }
}
