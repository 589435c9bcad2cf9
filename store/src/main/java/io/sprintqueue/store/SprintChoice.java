package io.sprintqueue.store;

import io.sprintqueue.core.readmodel.Sprint.Phase;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// Which sprints of a site are listed.
///
/// @param phases listed one after the other, active ones first
/// @param boardId absent for those of all boards
public record SprintChoice(Set<Phase> phases, @Nullable String boardId) {
    /// All sprints.
    public static final SprintChoice ALL = new SprintChoice(EnumSet.allOf(Phase.class), null);

    public SprintChoice {
        phases = Set.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("a choice has a phase");
        }
    }

    /// The phases in the order of the list.
    public Collection<Phase> inOrder() {
        return EnumSet.copyOf(phases);
    }
}
