package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.InMemoryQueueStore;
import io.sprintqueue.store.Versioned;

import java.util.List;

/// What must be true when everything has come to rest.
///
/// @param left how many messages are in the queues
record Verdict(Ledger ledger, InMemoryQueueStore table, int left) {
    private static final List<String> SITES = List.of("alpha", "beta");
    private static final List<String> ENTITIES =
            List.of("issue-10001", "issue-10002", "issue-10003", "sprint-7", "project-5");

    void pronounce() {
        if (ledger.violation() != null) {
            return;
        }
        if (left > 0) {
            ledger.violated("a queue is not empty in the end");
        }
        for (EventKey event : ledger.accepted()) {
            if (!ledger.isSettled(event)) {
                ledger.violated("accepted and never settled: " + event);
            }
        }
        for (EventKey event : ledger.events()) {
            if (table.event(event).filter(each -> !each.outcome().isTerminal()).isPresent()) {
                ledger.violated("recorded as retried, although nothing retries it: " + event);
            }
        }
        for (String site : SITES) {
            for (String entity : ENTITIES) {
                compare(new EntityKey(new Site(site), Entity.parse(entity).orElseThrow()));
            }
        }
    }

    private void compare(EntityKey entity) {
        Model wanted = Model.of(ledger.counted(entity));
        State state = table.state(entity).map(Versioned::state).orElse(State.EMPTY);
        boolean gone = state.deleted() || state.equals(State.EMPTY);
        if (wanted.deleted() && !gone) {
            ledger.violated("risen from the dead: " + entity);
        }
        boolean forgotten = wanted.deleted() && !state.deleted();
        if (!forgotten && !Model.seen(state).equals(wanted)) {
            ledger.violated(
                    "%s ends as %s, the model as %s".formatted(entity, Model.seen(state), wanted));
        }
    }
}
