package io.sprintqueue.simulation;

/// Decides what goes wrong, and how long things take.
interface Weather {
    /// What goes wrong with this call.
    Fault strike(Port port);

    /// How long it takes until the call has its effect.
    long latencyMillis();

    /// How long a call takes that was given up, until it has its effect all the same.
    long latenessMillis();

    /// Nothing goes wrong, and nothing takes time.
    Weather CALM =
            new Weather() {
                @Override
                public Fault strike(Port port) {
                    return Fault.NONE;
                }

                @Override
                public long latencyMillis() {
                    return 0;
                }

                @Override
                public long latenessMillis() {
                    return 0;
                }
            };
}
