package io.sprintqueue.jira;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// How far a sprint has come.
public enum SprintState {
    FUTURE,
    ACTIVE,
    CLOSED;

    /// Those in which issues can still be planned.
    public static final Set<SprintState> OPEN = Set.of(FUTURE, ACTIVE);

    /// Every state.
    public static final Set<SprintState> ALL = Set.copyOf(EnumSet.allOf(SprintState.class));

    /// As Jira writes it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
