package io.sprintqueue.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The weather of one history: some faults never happen in it, others often, and after a while all
/// of them are over.
final class Swarm implements Weather {
    private static final List<Fault> KINDS =
            List.of(Fault.values()).subList(1, Fault.values().length);

    private final Agenda agenda;
    private final Choices choices;
    private final long overMillis;
    private final int usualMillis;
    private final int slowPerMille;
    private final Map<Port, List<Fault>> kinds = new EnumMap<>(Port.class);
    private final Map<Port, Integer> perMille = new EnumMap<>(Port.class);

    Swarm(Agenda agenda, Choices choices) {
        this.agenda = agenda;
        this.choices = choices;
        this.overMillis = agenda.millis() + choices.below((int) Duration.ofMinutes(150).toMillis());
        this.usualMillis = choices.of(List.of(30, 300, 1_000));
        this.slowPerMille = choices.of(List.of(0, 0, 10, 100));
        for (Port port : Port.values()) {
            perMille.put(port, choices.of(List.of(0, 0, 20, 100, 300)));
            kinds.put(port, KINDS.stream().filter(_ -> choices.oneIn(2)).toList());
        }
    }

    @Override
    public Fault strike(Port port) {
        List<Fault> possible = kinds.getOrDefault(port, List.of());
        if (agenda.millis() >= overMillis
                || possible.isEmpty()
                || !choices.perMille(perMille.getOrDefault(port, 0))) {
            return Fault.NONE;
        }
        return choices.of(possible);
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
