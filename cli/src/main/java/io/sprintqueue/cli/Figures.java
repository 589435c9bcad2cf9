package io.sprintqueue.cli;

import java.util.ArrayList;
import java.util.List;

/// A table of what was counted or measured, one figure a row.
final class Figures {
    private record Figure(String what, String value) {}

    private final List<Figure> figures = new ArrayList<>();

    void add(String what, String value) {
        figures.add(new Figure(what, value));
    }

    void add(String what, long count) {
        add(what, "%,d".formatted(count));
    }

    void print(Output output) {
        output.table(
                figures,
                List.of(
                        new Output.Field<>("WHAT", Figure::what),
                        Output.Field.wide("FIGURE", Figure::value)));
    }
}
