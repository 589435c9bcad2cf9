package io.sprintqueue.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows in columns between lines, as wide as a terminal at most, where the flexible columns allow
/// it.
final class TextTable<T> {
    static final int WIDTH_MAX = 100;

    /// A flexible column is not cut below this.
    private static final int FLEXIBLE_MIN = 8;

    private static final int AROUND_CELL = 3;

    private final List<Output.Field<T>> fields;
    private final List<List<String>> cells;
    private final int[] widths;

    TextTable(List<T> rows, List<Output.Field<T>> fields) {
        this.fields = fields;
        this.cells =
                rows.stream()
                        .map(row ->
                                fields.stream()
                                        .map(field -> Output.printable(field.text().apply(row)))
                                        .toList())
                        .toList();
        this.widths = IntStream.range(0, fields.size()).map(this::natural).toArray();
        shrink();
    }

    private int natural(int column) {
        Output.Field<T> field = fields.get(column);
        return Math.max(field.title().length(), Math.min(field.widthMax(), widest(column)));
    }

    private int widest(int column) {
        return cells.stream().mapToInt(row -> DisplayWidth.of(row.get(column))).max().orElse(0);
    }

    /// Takes what is too much from the widest flexible columns, a character at a time.
    private void shrink() {
        for (int excess = width() - WIDTH_MAX; excess > 0; excess--) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                if (fields.get(column).flexible()
                        && widths[column]
                                > Math.max(FLEXIBLE_MIN, fields.get(column).title().length())
                        && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private int width() {
        return IntStream.of(widths).map(width -> width + AROUND_CELL).sum() + 1;
    }

    /// The columns of which some value is cut, by their titles.
    List<String> cut() {
        return IntStream.range(0, widths.length)
                .filter(column -> widest(column) > widths[column])
                .mapToObj(column -> fields.get(column).title())
                .toList();
    }

    /// The lines.
    ///
    /// @param paint colours a cell, whose width stays the same
    List<String> lines(UnaryOperator<String> paint) {
        String border =
                IntStream.of(widths)
                        .mapToObj(width -> "-".repeat(width + 2))
                        .collect(Collectors.joining("+", "+", "+"));
        var lines = new ArrayList<String>();
        Stream.of(
                        border,
                        line(fields.stream().map(Output.Field::title).toList(), cell -> cell),
                        border)
                .forEach(lines::add);
        cells.forEach(row -> lines.add(line(row, paint)));
        lines.add(border);
        return lines;
    }

    private String line(List<String> row, UnaryOperator<String> paint) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> paint.apply(cell(row.get(column), widths[column])))
                .collect(Collectors.joining("|", "|", "|"));
    }

    private static String cell(String text, int width) {
        return " " + DisplayWidth.padded(DisplayWidth.cut(text, width), width) + " ";
    }
}
