package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;

/// The names by which the code knows the facts of the simulation.
final class Names {
    private Names() {}

    static EntityKey entity(Fact fact) {
        return new EntityKey(new Site(fact.site), entityOf(fact));
    }

    static EventKey event(Fact fact) {
        return new EventKey(new Site(fact.site), new EventId(entityOf(fact), fact.hash()));
    }

    /// What has no entity, or could not be read, is one of its own, named after its body.
    private static Entity entityOf(Fact fact) {
        return Entity.parse(fact.entity)
                .orElseGet(() -> new Entity(Entity.Kind.EVENT, fact.hash().substring(0, 16)));
    }
}
