package io.sprintqueue.simulation;

import java.util.function.Supplier;

/// Where calls of ports pass: others are let in, and faults strike.
final class Ports {
    private final Agenda agenda;
    private final Fibers fibers;
    private final Weather weather;

    Ports(Agenda agenda, Fibers fibers, Weather weather) {
        this.agenda = agenda;
        this.fibers = fibers;
        this.weather = weather;
    }

    /// Calls a port that has no faults of its own kind.
    <T> T call(Port port, Supplier<T> effect) {
        return call(
                port,
                effect,
                () -> {
                    throw new Outage(port + " has no capacity");
                });
    }

    /// Calls a port.
    ///
    /// @param contended what it answers where it has no capacity
    <T> T call(Port port, Supplier<T> effect, Supplier<T> contended) {
        fibers.pause(weather.latencyMillis());
        return struck(weather.strike(port), port, effect, contended);
    }

    /// Calls a port under a lock, where no other fiber may run.
    <T> T callLocked(Port port, Supplier<T> effect) {
        Fault fault = weather.strike(port);
        return struck(fault == Fault.REPEATED ? Fault.NONE : fault, port, effect, effect);
    }

    private <T> T struck(Fault fault, Port port, Supplier<T> effect, Supplier<T> contended) {
        return switch (fault) {
            case NONE -> effect.get();
            case FAILS_BEFORE -> throw new Outage(port + " failed before its effect");
            case FAILS_AFTER -> {
                var _ = effect.get();
                throw new Outage(port + " failed after its effect");
            }
            case CRASHES_BEFORE -> throw fibers.invocation().crash(port + ", before its effect");
            case CRASHES_AFTER -> {
                var _ = effect.get();
                throw fibers.invocation().crash(port + ", after its effect");
            }
            case ARRIVES_LATE -> {
                agenda.after(weather.latenessMillis(), () -> fibers.startOrphan(effect));
                throw new Outage(port + " failed for now");
            }
            case CONTENDED -> contended.get();
            case REPEATED -> {
                var _ = effect.get();
                fibers.pause(weather.latencyMillis());
                yield effect.get();
            }
        };
    }
}
