package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.lab.cost.CostModel;
import io.sprintqueue.lab.cost.CostModel.Volume;
import io.sprintqueue.lab.cost.SyncCost;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// `sprintqueue cost`.
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        description = {
            "Print what a million events and a month cost on AWS at several volumes, in dollars,"
                    + " and what sync asks of Jira and costs at several sizes of a site.",
            "It is computed from the prices and the counts of cost.json; docs/cost.md names their"
                    + " sources."
        },
        footer = {"", "Example: sprintqueue cost", "Example: sprintqueue cost --json"})
final class CostCommand implements Callable<Integer> {
    @Mixin private Printing printing = new Printing();

    @Spec private CommandSpec spec;

    /// A row of the table: what for, and the dollars at each volume.
    private record Row(String what, List<Double> dollars) {}

    @Override
    public Integer call() {
        CostModel model = CostModel.read();
        List<Row> rows = rows(model);
        Output output = printing.output(spec.commandLine().getOut());
        if (printing.json()) {
            output.json(json(model, rows));
        } else {
            print(model, rows, output);
        }
        return ExitCode.OK;
    }

    private static List<Row> rows(CostModel model) {
        var names = new LinkedHashSet<String>();
        model.volumes().forEach(volume -> names.addAll(model.ofMillion(volume).keySet()));
        var rows = new ArrayList<Row>();
        for (String name : names) {
            rows.add(row(model, name, volume -> model.ofMillion(volume).getOrDefault(name, 0.0)));
        }
        rows.add(row(model, "a million events", model::totalOfMillion));
        rows.add(row(model, "a month, with fixed costs", model::ofMonth));
        return rows;
    }

    private static Row row(CostModel model, String what, ToDoubleFunction<Volume> dollars) {
        return new Row(what, model.volumes().stream().mapToDouble(dollars).boxed().toList());
    }

    private static void print(CostModel model, List<Row> rows, Output output) {
        var fields = new ArrayList<Output.Field<Row>>();
        fields.add(new Output.Field<>("DOLLARS FOR", Row::what));
        for (int column = 0; column < model.volumes().size(); column++) {
            int index = column;
            fields.add(
                    new Output.Field<>(
                            "%,d A DAY".formatted(model.volumes().get(index).perDay()),
                            row -> dollars(row.dollars().get(index))));
        }
        output.table(rows, fields);
        output.line("");
        printSync(model, output);
        output.line("");
        output.line("Prices of %s, %s.".formatted(model.prices().date(), model.prices().region()));
    }

    private static void printSync(CostModel model, Output output) {
        var fields = new ArrayList<Output.Field<SyncRow>>();
        fields.add(new Output.Field<>("SYNC", SyncRow::what));
        for (Long issues : model.syncIssues()) {
            fields.add(new Output.Field<>("%,d ISSUES".formatted(issues), row -> row.of(issues)));
        }
        output.table(syncRows(model.sync()), fields);
    }

    /// A row of the table of sync.
    private record SyncRow(String what, String format, DoubleUnaryOperator figure) {
        String of(long issues) {
            return String.format(Locale.ROOT, format, figure.applyAsDouble((double) issues));
        }
    }

    private static List<SyncRow> syncRows(SyncCost sync) {
        return List.of(
                new SyncRow("a fill, requests", "%,.0f", sync::requestsOfFill),
                new SyncRow("a fill, minutes", "%,.1f", sync::minutesOfFill),
                new SyncRow("a fill, dollars", "%,.2f", sync::dollarsOfFill),
                new SyncRow("a day, requests", "%,.0f", sync::requestsOfDay),
                new SyncRow("a month, dollars", "%,.2f", sync::dollarsOfMonth));
    }

    private static ObjectNode json(CostModel model, List<Row> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("pricesOf", model.prices().date().toString());
        json.put("region", model.prices().region());
        ObjectNode fixed = json.putObject("fixedMonthly");
        model.fixed().forEach(fixed::put);
        var volumes = json.putArray("volumes");
        IntStream.range(0, model.volumes().size())
                .forEach(index -> {
                    Volume volume = model.volumes().get(index);
                    ObjectNode entry = volumes.addObject();
                    entry.put("perDay", volume.perDay()).put("batch", volume.batch());
                    ObjectNode dollars = entry.putObject("dollars");
                    rows.forEach(row -> dollars.put(row.what(), dollars(row.dollars().get(index))));
                });
        var sites = json.putArray("sync");
        for (Long issues : model.syncIssues()) {
            ObjectNode site = sites.addObject().put("issues", issues);
            ObjectNode figures = site.putObject("figures");
            syncRows(model.sync()).forEach(row -> figures.put(row.what(), row.of(issues)));
        }
        return json;
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
