package io.sprintqueue.cli.bench;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Bars of a report, one below the other, those of one kind to one scale.
///
/// @param height of the whole, in pixels
public record Plot(String title, int height, List<Row> rows) {
    private static final int TOP = 50;
    private static final int STEP = 22;
    private static final double BAR_WIDTH_MAX = 420;

    public Plot {
        rows = List.copyOf(rows);
    }

    /// One bar, of two parts where it has two; a heading where it has none.
    ///
    /// @param y of its middle
    public record Row(String label, String figure, int y, double first, double second) {
        /// Where its figure stands, behind the bar.
        public double end() {
            return first + second;
        }

        public boolean isHeading() {
            return figure.isEmpty();
        }
    }

    /// The plot of what the report has.
    static Plot of(Report report) {
        var rows = new ArrayList<Row>();
        add(
                rows,
                "Time for each operation, µs",
                report.operations(),
                each ->
                        new Bar(
                                each.name(),
                                text("%.1f µs, %,.0f B", each.micros(), each.allocatedBytes()),
                                each.micros(),
                                0));
        add(
                rows,
                "Cold start: init, then the first answer, ms",
                report.starts().stream().filter(each -> !each.hasFailed()).toList(),
                each ->
                        new Bar(
                                each.name(),
                                text("%.0f + %.0f ms", each.initMillis(), each.firstAnswerMillis()),
                                each.initMillis(),
                                each.firstAnswerMillis()));
        add(
                rows,
                "Warm: on a processor, then the engines and the sender, ms for an event",
                report.warm(),
                each ->
                        new Bar(
                                each.name(),
                                text("%.2f of %.2f ms", each.processorMillis(), each.wallMillis()),
                                each.processorMillis(),
                                Math.max(0, each.wallMillis() - each.processorMillis())));
        String title =
                "Sprintqueue on %s, %d cores"
                        .formatted(report.machine().processor(), report.machine().cores());
        return new Plot(title, y(rows.size()), rows);
    }

    /// A bar before it has a place and a scale.
    private record Bar(String label, String figure, double first, double second) {}

    /// Puts those of one kind below what is there, if there are any.
    private static <T> void add(
            List<Row> rows, String heading, List<T> measured, Function<T, Bar> form) {
        if (measured.isEmpty()) {
            return;
        }
        rows.add(new Row(heading, "", y(rows.size()), 0, 0));
        List<Bar> bars = measured.stream().map(form).toList();
        double longest =
                bars.stream().mapToDouble(bar -> bar.first() + bar.second()).max().orElse(1);
        double scale = BAR_WIDTH_MAX / longest;
        for (Bar bar : bars) {
            rows.add(
                    new Row(
                            bar.label(),
                            bar.figure(),
                            y(rows.size()),
                            bar.first() * scale,
                            bar.second() * scale));
        }
    }

    /// The report's plot as a picture.
    public static String svg(Report report) {
        var output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html)
                .render("bench/plot.jte", Map.of("plot", of(report)), output);
        return output.toString();
    }

    private static int y(int index) {
        return TOP + index * STEP;
    }

    private static String text(String format, double one, double other) {
        return String.format(Locale.ROOT, format, one, other);
    }
}
