package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.store.EntityKey;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The weather of one history: some faults never happen in it, others often, and after a while all
/// of them are over.
final class Swarm implements Weather {
    private static final List<Fault> KINDS =
            List.of(Fault.values()).subList(1, Fault.values().length);

    private final Tally strikes = new Tally();
    private final Agenda agenda;
    private final Choices choices;
    private final long overMillis;
    private final boolean calm;
    private final boolean poisoned;
    private final long poisonOverMillis;
    private final int usualMillis;
    private final int slowPerMille;
    private final Map<Port, List<Fault>> kinds = new EnumMap<>(Port.class);
    private final Map<Port, Integer> perMille = new EnumMap<>(Port.class);

    Swarm(Agenda agenda, Choices choices) {
        this(agenda, choices, Port.ofWebhooks(), Duration.ofMinutes(150));
    }

    /// @param most how long there are faults at most
    Swarm(Agenda agenda, Choices choices, Set<Port> ports, Duration most) {
        this.agenda = agenda;
        this.choices = choices;
        this.calm = choices.oneIn(12);
        this.overMillis = agenda.millis() + choices.below((int) most.toMillis());
        this.poisoned = !calm && choices.oneIn(12);
        this.poisonOverMillis =
                agenda.millis() + choices.below((int) Duration.ofHours(40).toMillis());
        this.usualMillis = choices.of(List.of(30, 300, 1_000));
        this.slowPerMille = calm ? 0 : choices.of(List.of(0, 0, 10, 100));
        for (Port port : ports) {
            perMille.put(port, calm ? 0 : choices.of(List.of(0, 0, 20, 100, 300)));
            kinds.put(port, KINDS.stream().filter(_ -> choices.oneIn(2)).toList());
        }
    }

    /// What struck, and how often, by [#name].
    Tally strikes() {
        return strikes;
    }

    static String name(Port port, Fault fault) {
        return port + "/" + fault;
    }

    @Override
    public Fault strike(Port port) {
        List<Fault> possible = kinds.getOrDefault(port, List.of());
        if (agenda.millis() >= overMillis(port)
                || possible.isEmpty()
                || !choices.perMille(perMille.getOrDefault(port, 0))) {
            return Fault.NONE;
        }
        Fault fault = choices.of(possible);
        strikes.count(name(port, fault));
        return fault;
    }

    /// While an entity is poisoned, its messages pass the dead-letter queues, where all they meet
    /// is sending.
    private long overMillis(Port port) {
        return poisoned && port == Port.SEND ? poisonOverMillis : overMillis;
    }

    @Override
    public boolean isCalm() {
        return calm;
    }

    @Override
    public boolean poisons(EntityKey entity) {
        return kills(entity) && agenda.millis() < poisonOverMillis;
    }

    @Override
    public boolean kills(EntityKey entity) {
        return poisoned && entity.entity().equals(Entity.issue("10001"));
    }

    @Override
    public long latencyMillis() {
        return choices.perMille(slowPerMille)
                ? choices.below(8_000)
                : choices.between(1, usualMillis);
    }

    @Override
    public long latenessMillis() {
        return choices.below(90_000);
    }
}
