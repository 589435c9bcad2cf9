package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.messaging.BodyStore;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/// The bucket of bodies.
final class SimulatedBodies implements BodyStore {
    private final Ports ports;
    private final Map<String, Body> kept = new HashMap<>();
    private int fetches;

    SimulatedBodies(Ports ports) {
        this.ports = ports;
    }

    @Override
    public String keep(Site site, EventId eventId, Body body) {
        String key = "bodies/" + site + "/" + eventId;
        return ports.call(
                Port.BODIES,
                () -> {
                    kept.put(key, body);
                    return key;
                });
    }

    @Override
    public Body fetch(String key) {
        return ports.call(
                Port.BODIES,
                () -> {
                    Body body = kept.get(key);
                    fetches++;
                    if (body == null) {
                        throw new NoSuchElementException("no body is kept under " + key);
                    }
                    return body;
                });
    }

    /// How many bodies were too large for their message and fetched from here.
    int fetches() {
        return fetches;
    }

    boolean has(String key) {
        return kept.containsKey(key);
    }
}
