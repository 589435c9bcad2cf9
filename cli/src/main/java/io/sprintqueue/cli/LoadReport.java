package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.lab.load.Consumption;
import io.sprintqueue.lab.load.Latencies;
import io.sprintqueue.lab.load.Ledger;
import io.sprintqueue.lab.load.LoadRun;
import io.sprintqueue.lab.load.Settling;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The report of a load.
///
/// @param used by the processes, while it was sent and settled
record LoadReport(LoadOptions options, LoadRun run, Consumption used) {
    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 95.0, 99.0, 99.9, 100.0);

    Figures figures() {
        Ledger ledger = run.ledger();
        Settling settling = run.settling();
        var figures = new Figures();
        figures.add("sent", run.sent());
        figures.add("accepted", ledger.acceptedCount());
        figures.add("retries", ledger.retries());
        figures.add("given up", ledger.abandoned());
        figures.add("refused", ledger.refused().size());
        add(figures, "answered", run.answered());
        add(figures, "accepted to applied", settling.latencies());
        figures.add(
                "settled",
                "%,d, the last %,d ms after the last answer"
                        .formatted(run.drain().settled(), run.afterLastAnswer().toMillis()));
        settling.outcomes()
                .forEach((outcome, count) ->
                        figures.add(outcome.toLowerCase(Locale.ROOT), (long) count));
        figures.add(
                "commits",
                "%,d, %.2f events in each".formatted(settling.commits(), run.eventsInCommit()));
        figures.add("settled in a minute", Math.round(run.settledInMinute()));
        used.byName()
                .forEach((name, cpu) ->
                        figures.add(
                                "CPU of " + name,
                                "%.2f s, %.2f ms an event"
                                        .formatted(cpu.toMillis() / 1e3, millisForEach(cpu))));
        return figures;
    }

    private static void add(Figures figures, String what, Latencies latencies) {
        if (!latencies.isEmpty()) {
            PERCENTILES.forEach(percentile ->
                    figures.add(
                            "%s, %s".formatted(what, name(percentile)),
                            "%.1f ms".formatted(latencies.millisAt(percentile))));
        }
    }

    ObjectNode json() {
        Ledger ledger = run.ledger();
        Settling settling = run.settling();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        options.write(json.putObject("options"));
        json.put("sent", run.sent())
                .put("accepted", ledger.acceptedCount())
                .put("retries", ledger.retries())
                .put("givenUp", ledger.abandoned())
                .put("refused", ledger.refused().size())
                .put("settled", run.drain().settled())
                .put("drained", run.drain().isComplete())
                .put("drainMillis", run.afterLastAnswer().toMillis())
                .put("settledInMinute", Math.round(run.settledInMinute()))
                .put("commits", settling.commits())
                .put("eventsInCommit", run.eventsInCommit());
        ObjectNode outcomes = json.putObject("outcomes");
        settling.outcomes()
                .forEach((outcome, count) -> outcomes.put(outcome.toLowerCase(Locale.ROOT), count));
        write(json.putObject("answeredMillis"), run.answered());
        write(json.putObject("acceptedToAppliedMillis"), settling.latencies());
        ObjectNode cpu = json.putObject("cpuMillis");
        used.byName().forEach((name, spent) -> cpu.put(name, spent.toMillis()));
        return json;
    }

    private static void write(ObjectNode json, Latencies latencies) {
        if (!latencies.isEmpty()) {
            PERCENTILES.forEach(
                    percentile -> json.put(name(percentile), latencies.millisAt(percentile)));
        }
    }

    private static String name(double percentile) {
        return "p" + Double.toString(percentile).replaceAll("\\.0$", "");
    }

    private double millisForEach(Duration cpu) {
        int settled = run.drain().settled();
        return settled == 0 ? 0 : cpu.toNanos() / 1e6 / settled;
    }
}
