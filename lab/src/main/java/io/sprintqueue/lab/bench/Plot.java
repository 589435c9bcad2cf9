package io.sprintqueue.lab.bench;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Charts one below the other, each to its own scale.
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

    /// The charts as a picture.
    public static String svg(String title, List<Chart> charts) {
        var output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html)
                .render("bench/plot.jte", Map.of("plot", of(title, charts)), output);
        return output.toString();
    }

    /// The report's plot as a picture.
    public static String svg(Report report) {
        String title =
                "Sprintqueue on %s, %d cores"
                        .formatted(report.machine().processor(), report.machine().cores());
        return svg(title, charts(report));
    }

    /// Charts that have bars, one below the other.
    private static Plot of(String title, List<Chart> charts) {
        var rows = new ArrayList<Row>();
        for (Chart chart : charts) {
            if (!chart.bars().isEmpty()) {
                add(rows, chart);
            }
        }
        return new Plot(title, y(rows.size()), rows);
    }

    private static void add(List<Row> rows, Chart chart) {
        rows.add(new Row(chart.heading(), "", y(rows.size()), 0, 0));
        double longest = chart.bars().stream().mapToDouble(Chart.Bar::length).max().orElse(1);
        double scale = longest > 0 ? BAR_WIDTH_MAX / longest : 0;
        for (Chart.Bar bar : chart.bars()) {
            rows.add(
                    new Row(
                            bar.label(),
                            bar.figure(),
                            y(rows.size()),
                            bar.first() * scale,
                            bar.second() * scale));
        }
    }

    private static List<Chart> charts(Report report) {
        return List.of(
                chart(
                        "Time for each operation, µs",
                        report.operations(),
                        each ->
                                new Chart.Bar(
                                        each.name(),
                                        text(
                                                "%.1f µs, %,.0f B",
                                                each.micros(), each.allocatedBytes()),
                                        each.micros(),
                                        0)),
                chart(
                        "Cold start: init, then the first response, ms",
                        report.starts().stream().filter(each -> !each.hasFailed()).toList(),
                        each ->
                                new Chart.Bar(
                                        each.name(),
                                        text(
                                                "%.0f + %.0f ms",
                                                each.initMillis(), each.firstAnswerMillis()),
                                        each.initMillis(),
                                        each.firstAnswerMillis())),
                chart(
                        "Warm: CPU, then the engines and the sender, ms for an event",
                        report.warm(),
                        each ->
                                new Chart.Bar(
                                        each.name(),
                                        text(
                                                "%.2f of %.2f ms",
                                                each.processorMillis(), each.wallMillis()),
                                        each.processorMillis(),
                                        Math.max(0, each.wallMillis() - each.processorMillis()))));
    }

    private static <T> Chart chart(String heading, List<T> measured, Function<T, Chart.Bar> form) {
        return new Chart(heading, measured.stream().map(form).toList());
    }

    private static int y(int index) {
        return TOP + index * STEP;
    }

    private static String text(String format, double one, double other) {
        return String.format(Locale.ROOT, format, one, other);
    }
}
