package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.HeldIssues;
import io.sprintqueue.store.Page;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The way to all issues that are held, in the order of their ids, with what may happen on it.
final class SimulatedHeldIssues implements HeldIssues {
    private static final int PAGE = 10;

    private final Ports ports;
    private final SyncLedger ledger;

    SimulatedHeldIssues(Ports ports, SyncLedger ledger) {
        this.ports = ports;
        this.ledger = ledger;
    }

    @Override
    public Page<Held> page(Site site, @Nullable String next) {
        return ports.call(
                Port.TABLE_READ,
                () -> {
                    List<EntityKey> left =
                            ledger.facts().keySet().stream()
                                    .filter(key -> key.entity().kind() == Entity.Kind.ISSUE)
                                    .filter(key ->
                                            next == null || key.entity().id().compareTo(next) > 0)
                                    .toList();
                    List<EntityKey> page = left.stream().limit(PAGE).toList();
                    return new Page<>(
                            page.stream()
                                    .filter(key -> !ledger.held(key).deleted())
                                    .map(this::held)
                                    .toList(),
                            left.size() > PAGE ? page.getLast().entity().id() : null);
                });
    }

    private Held held(EntityKey key) {
        State state = ledger.held(key);
        return new Held(
                key.entity().id(),
                state.text(Fields.PROJECT_ID).orElse(null),
                IssueVisibility.hides(state));
    }
}
