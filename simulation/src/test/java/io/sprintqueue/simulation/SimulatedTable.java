package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;

import java.util.Set;

/// The way to the table, with what may happen on it.
final class SimulatedTable implements EntityStore {
    private final Ports ports;
    private final EntityStore table;
    private final Weather weather;

    SimulatedTable(Ports ports, EntityStore table, Weather weather) {
        this.ports = ports;
        this.table = table;
        this.weather = weather;
    }

    @Override
    public Snapshot read(Set<EntityKey> entities, Set<EventKey> events) {
        return ports.call(Port.TABLE_READ, () -> table.read(entities, events));
    }

    @Override
    public void keep(Site site, Mention mention) {
        table.keep(site, mention);
    }

    @Override
    public CommitResult commit(Commit commit) {
        if (commit.change() != null && weather.poisons(commit.entity())) {
            throw new Outage("the partition of the entity is not to be written");
        }
        return ports.call(
                Port.TABLE_COMMIT,
                () -> table.commit(commit),
                () -> new CommitResult.Contended("simulated"));
    }
}
