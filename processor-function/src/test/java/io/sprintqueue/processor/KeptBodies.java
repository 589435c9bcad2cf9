package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.messaging.BodyStore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/// A body store in memory, which may be out of order.
final class KeptBodies implements BodyStore {
    final Map<String, Body> byKey = new LinkedHashMap<>();
    boolean failing;

    @Override
    public String keep(Site site, EventId eventId, Body body) {
        if (failing) {
            throw new IllegalStateException("the body store is out of order");
        }
        String key = site + "/" + eventId;
        byKey.put(key, body);
        return key;
    }

    @Override
    public Body fetch(String key) {
        Body body = byKey.get(key);
        if (body == null) {
            throw new NoSuchElementException(key);
        }
        return body;
    }
}
