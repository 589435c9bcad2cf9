package io.sprintqueue.lab.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.lab.bench.Chart;
import io.sprintqueue.lab.bench.Plot;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes a comparison down, for machines, for a document and as a picture.
public final class ComparisonReport {
    private static final String NONE = "–";

    private final Comparison comparison;

    /// Of the comparison.
    public ComparisonReport(Comparison comparison) {
        this.comparison = comparison;
    }

    /// The report for machines: every turn, and what was made of them.
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", comparison.at().toString()).put("command", comparison.command());
        comparison.machine().writeTo(json.putObject("machine"));
        ArrayNode figures = json.putArray("figures");
        for (Comparison.Row row : comparison.rows()) {
            ObjectNode figure =
                    figures.addObject()
                            .put("load", row.figure().load())
                            .put("figure", row.figure().quantity().toString());
            write(figure, "ratio", row.ratio());
            write(figure, "reference", row.reference());
            write(figure, "sprintqueue", row.ours());
        }
        turns(json.putArray("referenceTurns"), comparison.reference());
        turns(json.putArray("sprintqueueTurns"), comparison.ours());
        ArrayNode faults = json.putArray("faults");
        comparison.faults().forEach(faults::add);
        return json;
    }

    private static void write(ObjectNode figure, String name, Optional<Spread> spread) {
        spread.ifPresent(values ->
                figure.putObject(name)
                        .put("median", rounded(values.median()))
                        .put("min", rounded(values.min()))
                        .put("max", rounded(values.max())));
    }

    private static void turns(ArrayNode json, List<Turn> turns) {
        for (Turn turn : turns) {
            ArrayNode values = json.addArray();
            turn.values()
                    .forEach((figure, value) ->
                            values.addObject()
                                    .put("load", figure.load())
                                    .put("figure", figure.quantity().toString())
                                    .put("value", rounded(value)));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    /// The report for a document.
    public String markdown() {
        var lines = new ArrayList<String>();
        lines.add(
                "%s, %d cores, %s; %s; %s."
                        .formatted(
                                comparison.machine().processor(),
                                comparison.machine().cores(),
                                comparison.machine().java(),
                                comparison.at().atZone(ZoneOffset.UTC).toLocalDate(),
                                turns()));
        lines.add("");
        lines.add("`" + comparison.command() + "`");
        for (Map.Entry<String, List<Comparison.Row>> load : byLoad().entrySet()) {
            lines.add("");
            lines.add("| %s | ratio | Sprintqueue | reference |".formatted(load.getKey()));
            lines.add("|---|---|---|---|");
            load.getValue().forEach(row -> lines.add(line(row)));
        }
        if (!comparison.faults().isEmpty()) {
            lines.add("");
            lines.add("Not everything was accepted and applied:");
            lines.add("");
            comparison.faults().forEach(fault -> lines.add("- " + fault));
        }
        return String.join("\n", lines) + "\n";
    }

    private String turns() {
        int turns = comparison.plan().turns();
        return turns == 1
                ? "one turn"
                : "medians of %d turns, with minimum and maximum".formatted(turns);
    }

    private Map<String, List<Comparison.Row>> byLoad() {
        return comparison.rows().stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.figure().load(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private static String line(Comparison.Row row) {
        String ratio = ratio(row);
        return "| %s | %s | %s | %s |"
                .formatted(
                        row.figure().quantity(),
                        ratio.equals(NONE) ? NONE : "**" + ratio.replaceFirst("( |$)", "**$1"),
                        ours(row),
                        reference(row));
    }

    /// Ours to the reference's, for people.
    public static String ratio(Comparison.Row row) {
        return row.ratio()
                .map(spread -> spread.text(ratio -> String.format(Locale.ROOT, "%.2f", ratio)))
                .orElse(NONE);
    }

    /// The reference's value, for people.
    public static String reference(Comparison.Row row) {
        return text(row, row.reference());
    }

    /// This product's value, for people.
    public static String ours(Comparison.Row row) {
        return text(row, row.ours());
    }

    private static String text(Comparison.Row row, Optional<Spread> spread) {
        return spread.map(values -> values.text(row.figure().quantity()::text)).orElse(NONE);
    }

    /// The medians as a picture: two bars for each figure that is compared.
    public String svg() {
        return Plot.svg(
                "Sprintqueue and what it replaces, on %s, %d cores"
                        .formatted(comparison.machine().processor(), comparison.machine().cores()),
                comparison.rows().stream()
                        .filter(row -> row.ratio().isPresent())
                        .map(ComparisonReport::chart)
                        .toList());
    }

    private static Chart chart(Comparison.Row row) {
        var bars = new ArrayList<Chart.Bar>();
        row.ours()
                .ifPresent(spread ->
                        bars.add(
                                new Chart.Bar(
                                        Design.SPRINTQUEUE.toString(),
                                        ours(row) + ", ratio " + ratio(row),
                                        spread.median(),
                                        0)));
        row.reference()
                .ifPresent(spread ->
                        bars.add(
                                new Chart.Bar(
                                        Design.REFERENCE.toString(),
                                        reference(row),
                                        0,
                                        spread.median())));
        return new Chart(row.figure().load() + ": " + row.figure().quantity(), bars);
    }
}
