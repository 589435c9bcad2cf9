package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Bodies in memory, by the contract of the port; it fails when a test says so.
public final class InMemoryBodyStore implements BodyStore {
    private final Map<String, Body> kept = new ConcurrentHashMap<>();
    private final AtomicInteger keeps = new AtomicInteger();
    private volatile @Nullable RuntimeException failure;

    @Override
    public String keep(Site site, EventId eventId, Body body) {
        failIfAsked();
        String key = "bodies/" + site + "/" + eventId;
        kept.put(key, body);
        keeps.incrementAndGet();
        return key;
    }

    @Override
    public Body fetch(String key) {
        failIfAsked();
        Body body = kept.get(key);
        if (body == null) {
            throw new NoSuchElementException("no body is kept under " + key);
        }
        return body;
    }

    /// From now on each call fails so; with null, none does.
    public void failWith(@Nullable RuntimeException how) {
        failure = how;
    }

    /// The bodies by their keys, to be looked at and changed.
    public Map<String, Body> kept() {
        return kept;
    }

    /// How often a body was kept, the same one again too.
    public int keeps() {
        return keeps.get();
    }

    private void failIfAsked() {
        RuntimeException how = failure;
        if (how != null) {
            throw how;
        }
    }
}
