package io.sprintqueue.fakejira.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The webhooks that are registered, and how their deliveries ended.
public final class Webhooks {
    private final Map<Long, Webhook> byId = new LinkedHashMap<>();
    private final Map<Long, Tally> tallies = new LinkedHashMap<>();
    private long lastId;
    private long writes;

    Webhooks() {}

    /// How many deliveries were accepted, and how many tries failed.
    public record Tally(long accepted, long failed) {}

    /// Registers a webhook, whatever number it has; the same URL may be registered twice.
    public Webhook add(Webhook webhook) {
        writes++;
        Webhook numbered = webhook.numbered(++lastId);
        byId.put(lastId, numbered);
        return numbered;
    }

    /// Replaces the webhook that has the number.
    public void replace(Webhook webhook) {
        writes++;
        byId.replace(webhook.id(), webhook);
    }

    /// Takes the webhook away: it is told of no further change.
    ///
    /// @return whether it was there
    public boolean remove(long id) {
        writes++;
        return byId.remove(id) != null;
    }

    /// The webhook with the number.
    public Optional<Webhook> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Every webhook.
    public List<Webhook> all() {
        return List.copyOf(byId.values());
    }

    /// How often anything was registered, replaced or removed.
    public long writes() {
        return writes;
    }

    /// Counts a try.
    public void tried(long id, boolean accepted) {
        tallies.merge(
                id,
                new Tally(accepted ? 1 : 0, accepted ? 0 : 1),
                (a, b) -> new Tally(a.accepted + b.accepted, a.failed + b.failed));
    }

    /// How the deliveries of the webhook ended so far.
    public Tally tally(long id) {
        return tallies.getOrDefault(id, new Tally(0, 0));
    }
}
