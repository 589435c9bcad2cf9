package io.sprintqueue.simulation;

import io.sprintqueue.store.EntityKey;

/// Decides what goes wrong, and how long things take.
interface Weather {
    /// What goes wrong with this call.
    Fault strike(Port port);

    /// Whether nothing ever goes wrong.
    boolean isCalm();

    /// Whether, for now, no change of this entity's state can be written.
    boolean poisons(EntityKey entity);

    /// Whether an entity is poisoned for so long that its events may be given up.
    boolean kills(EntityKey entity);

    /// How long it takes until the call has its effect.
    long latencyMillis();

    /// How long a call takes that was given up, until it has its effect all the same.
    long latenessMillis();
}
