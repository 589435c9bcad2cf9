package io.sprintqueue.cli.bench;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

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
        if (!report.operations().isEmpty()) {
            rows.add(heading("Time for each operation, µs", rows.size()));
            double scale = scale(report.operations(), Measured::micros);
            for (Measured each : report.operations()) {
                rows.add(
                        new Row(
                                each.name(),
                                text("%.1f µs, %,.0f B", each.micros(), each.allocatedBytes()),
                                y(rows.size()),
                                each.micros() * scale,
                                0));
            }
        }
        List<Started> starts = report.starts().stream().filter(each -> !each.hasFailed()).toList();
        if (!starts.isEmpty()) {
            rows.add(heading("Cold start: init, then the first answer, ms", rows.size()));
            double scale = scale(starts, each -> each.initMillis() + each.firstAnswerMillis());
            for (Started each : starts) {
                rows.add(
                        new Row(
                                each.name(),
                                text("%.0f + %.0f ms", each.initMillis(), each.firstAnswerMillis()),
                                y(rows.size()),
                                each.initMillis() * scale,
                                each.firstAnswerMillis() * scale));
            }
        }
        String title =
                "Sprintqueue on %s, %d cores"
                        .formatted(report.machine().processor(), report.machine().cores());
        return new Plot(title, y(rows.size()), rows);
    }

    /// The report's plot as a picture.
    public static String svg(Report report) {
        var output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html)
                .render("bench/plot.jte", Map.of("plot", of(report)), output);
        return output.toString();
    }

    private static Row heading(String text, int index) {
        return new Row(text, "", y(index), 0, 0);
    }

    private static int y(int index) {
        return TOP + index * STEP;
    }

    private static <T> double scale(List<T> all, ToDoubleFunction<T> figure) {
        return BAR_WIDTH_MAX / all.stream().mapToDouble(figure).max().orElse(1);
    }

    private static String text(String format, double one, double other) {
        return String.format(Locale.ROOT, format, one, other);
    }
}
