package io.sprintqueue.simulation;

import io.sprintqueue.store.EntityKey;

import java.util.List;

/// One crash or lost acknowledgement, at any place or none; nothing takes time.
final class OneFault implements Weather {
    private static final List<Fault> OF_A_READ = List.of(Fault.NONE, Fault.CRASHES_BEFORE);
    private static final List<Fault> OF_A_COMMIT =
            List.of(Fault.NONE, Fault.FAILS_AFTER, Fault.CRASHES_BEFORE, Fault.CRASHES_AFTER);
    private static final List<Fault> OF_A_COMMIT_THAT_MAY_BE_LATE =
            List.of(
                    Fault.NONE,
                    Fault.FAILS_AFTER,
                    Fault.CRASHES_BEFORE,
                    Fault.CRASHES_AFTER,
                    Fault.FAILS_BEFORE,
                    Fault.REPEATED,
                    Fault.ARRIVES_LATE);
    private static final List<Fault> OF_AN_ACKNOWLEDGEMENT =
            List.of(Fault.NONE, Fault.CRASHES_BEFORE);

    private final Choices choices;
    private final boolean late;
    private boolean struck;

    /// @param late whether a commit that was given up may also arrive at any later time
    OneFault(Choices choices, boolean late) {
        this.choices = choices;
        this.late = late;
    }

    @Override
    public Fault strike(Port port) {
        if (struck) {
            return Fault.NONE;
        }
        Fault fault =
                choices.of(
                        switch (port) {
                            case TABLE_READ -> OF_A_READ;
                            case TABLE_COMMIT -> late ? OF_A_COMMIT_THAT_MAY_BE_LATE : OF_A_COMMIT;
                            case DELETE -> OF_AN_ACKNOWLEDGEMENT;
                            default -> List.of(Fault.NONE);
                        });
        struck = fault != Fault.NONE;
        return fault;
    }

    @Override
    public boolean isCalm() {
        return false;
    }

    @Override
    public boolean poisons(EntityKey entity) {
        return false;
    }

    @Override
    public boolean kills(EntityKey entity) {
        return false;
    }

    @Override
    public long latencyMillis() {
        return 0;
    }

    @Override
    public long latenessMillis() {
        return 0;
    }
}
