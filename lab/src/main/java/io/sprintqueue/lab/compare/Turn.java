package io.sprintqueue.lab.compare;

import io.sprintqueue.lab.load.Latencies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The results of one design in one turn, filled during the turn.
public final class Turn {
    private final Map<Figure, Double> values = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /// The values, in the order in which they were measured.
    public Map<Figure, Double> values() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Loads in which not everything was accepted and applied.
    public List<String> faults() {
        return List.copyOf(faults);
    }

    void started(Duration ready) {
        put(Figure.START, Quantity.READY, seconds(ready));
    }

    /// Takes down how a load went.
    ///
    /// @param applied the load's events
    /// @param parts groups of processes whose CPU is shown apart
    void loaded(Load load, Sent sent, List<Applied> applied, Map<Quantity, Set<String>> parts) {
        String name = load.toString();
        var ends = new Ends(sent.samples(), applied);
        if (sent.accepted() != load.events() || ends.lost() > 0) {
            faults.add(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d of %,d accepted, %,d of these not applied",
                            name,
                            sent.accepted(),
                            load.events(),
                            ends.lost()));
        }
        ends.last().ifPresent(last -> last(load, sent, ends, last));
        put(name, Quantity.CPU, sent.cpu());
        parts.forEach((part, groups) -> put(name, part, sent.cpu(groups)));
        put(name, Quantity.ANSWERED_P50, sent.answeredP50());
        put(name, Quantity.ANSWERED_P95, sent.answeredP95());
        if (load instanceof Load.Burst) {
            put(name, Quantity.RESIDENT, sent.residentMegabytes());
        }
        put(name, Quantity.CPU_GENERATOR, sent.cpu(Set.of(Sent.GENERATOR)));
        put(name, Quantity.OTHERS, sent.othersCores());
    }

    private void last(Load load, Sent sent, Ends ends, Instant last) {
        String name = load.toString();
        switch (load) {
            case Load.Burst _ ->
                    put(
                            name,
                            Quantity.DRAINED,
                            (sent.accepted() - ends.lost())
                                    * 60
                                    / seconds(Duration.between(ends.firstDue(), last)));
            case Load.Steady _ ->
                    put(name, Quantity.BEHIND, seconds(Duration.between(ends.lastDue(), last)));
        }
        Latencies latencies = ends.latencies();
        put(name, Quantity.APPLIED_P50, latencies.millisAt(50));
        put(name, Quantity.APPLIED_P95, latencies.millisAt(95));
        put(name, Quantity.APPLIED_MAX, latencies.millisAt(100));
    }

    private void put(String load, Quantity quantity, double value) {
        if (Double.isFinite(value)) {
            values.put(new Figure(load, quantity), value);
        }
    }

    private static double seconds(Duration length) {
        return length.toNanos() / 1e9;
    }
}
