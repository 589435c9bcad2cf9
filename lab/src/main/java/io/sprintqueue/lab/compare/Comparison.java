package io.sprintqueue.lab.compare;

import io.sprintqueue.lab.bench.Machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What both designs did, turn by turn.
///
/// @param at when it began
/// @param command by which it can be measured again
/// @param reference its turns
/// @param ours those of this product, as many
public record Comparison(
        Machine machine,
        Instant at,
        String command,
        Plan plan,
        List<Turn> reference,
        List<Turn> ours) {
    public Comparison {
        reference = List.copyOf(reference);
        ours = List.copyOf(ours);
    }

    /// One figure of both.
    ///
    /// @param ratio of ours to the reference's; nothing if the two are not compared by it
    /// @param reference nothing if it has no such figure
    public record Row(
            Figure figure,
            Optional<Spread> ratio,
            Optional<Spread> reference,
            Optional<Spread> ours) {}

    /// All figures that at least one turn has, by load, and in it by quantity.
    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        Stream.concat(Stream.of(Figure.START), plan.loads().stream().map(Load::toString))
                .forEach(load -> {
                    for (Quantity quantity : Quantity.values()) {
                        row(new Figure(load, quantity)).ifPresent(rows::add);
                    }
                });
        return rows;
    }

    private Optional<Row> row(Figure figure) {
        List<Double> theirs = values(reference, figure);
        List<Double> own = values(ours, figure);
        if (theirs.isEmpty() && own.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Row(figure, ratio(figure), Spread.of(theirs), Spread.of(own)));
    }

    private static List<Double> values(List<Turn> turns, Figure figure) {
        return turns.stream()
                .map(turn -> turn.values().get(figure))
                .filter(Objects::nonNull)
                .toList();
    }

    /// Turn by turn, so that what the machine does meanwhile falls on both.
    private Optional<Spread> ratio(Figure figure) {
        if (!figure.quantity().isCompared()) {
            return Optional.empty();
        }
        var ratios = new ArrayList<Double>();
        for (int turn = 0; turn < Math.min(ours.size(), reference.size()); turn++) {
            Double own = ours.get(turn).values().get(figure);
            Double theirs = reference.get(turn).values().get(figure);
            if (own != null && theirs != null && theirs > 0) {
                ratios.add(own / theirs);
            }
        }
        return Spread.of(ratios);
    }

    /// Turns in which not everything was accepted and applied, by design.
    public List<String> faults() {
        return Stream.concat(faults(Design.REFERENCE, reference), faults(Design.SPRINTQUEUE, ours))
                .toList();
    }

    private static Stream<String> faults(Design design, List<Turn> turns) {
        return turns.stream()
                .flatMap(turn -> turn.faults().stream())
                .map(fault -> design + ", " + fault);
    }
}
