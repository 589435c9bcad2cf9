package io.sprintqueue.lab.compare;

import java.util.List;
import java.util.stream.Stream;

/// What a comparison does.
///
/// @param turns how often each design is started; the medians over the turns count
/// @param burst sent twice in each turn: the first warms up and counts for nothing
/// @param steady the open loops that follow
public record Plan(int turns, Load.Burst burst, List<Load.Steady> steady) {
    public Plan {
        steady = List.copyOf(steady);
    }

    /// The loads that count, in their order.
    public List<Load> loads() {
        return Stream.<Load>concat(Stream.of(burst), steady.stream()).toList();
    }
}
