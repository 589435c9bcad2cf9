package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.readmodel.Mention;

import java.util.Set;

/// The port by which events take effect.
public interface EntityStore {
    /// Reads states and event records consistently: everything that was acknowledged before is
    /// included. A row that cannot be read does not fail the read; only a request for it from the
    /// snapshot fails.
    ///
    /// @param entities whose states are wanted, at most 100
    /// @param events whose records are wanted, at most 10
    Snapshot read(Set<EntityKey> entities, Set<EventKey> events);

    /// Writes all of the commit or nothing. A record is written where none stands, or where the
    /// standing one is expired, of a lower replay number, or of the same one and not terminal; a
    /// state where the one that was read still stands. A record stands where its event id says,
    /// whatever entity's state is written with it. A row of a story is written in any case: an
    /// equal one may stand there. Expiries are kept to the second, rounded up.
    CommitResult commit(Commit commit);

    /// Keeps what an issue's body says of its sprint or project, unless something of a higher stamp
    /// is kept.
    void keep(Site site, Mention mention);
}
