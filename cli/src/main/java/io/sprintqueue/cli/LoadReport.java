package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.cli.load.Consumption;
import io.sprintqueue.cli.load.Drain;
import io.sprintqueue.cli.load.Latencies;
import io.sprintqueue.cli.load.Ledger;
import io.sprintqueue.cli.load.Settling;

import java.time.Duration;
import java.util.List;

/// How a load went.
///
/// @param answered from when each was to be sent until it was answered
/// @param afterLastAnswer how long it took until all were settled, or patience ended
/// @param used by the processes, while they were sent and settled
record LoadReport(
        long sent,
        Ledger ledger,
        Latencies answered,
        Settling settling,
        Drain drain,
        Duration afterLastAnswer,
        Consumption used) {
    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 95.0, 99.0, 99.9, 100.0);

    /// Whether all that was sent was accepted and has come to its end.
    boolean isComplete() {
        return drain.isComplete() && ledger.acceptedCount() == sent;
    }

    Figures figures() {
        var figures = new Figures();
        figures.add("sent", sent);
        figures.add("accepted", ledger.acceptedCount());
        figures.add("retries", ledger.retries());
        figures.add("given up", ledger.abandoned());
        figures.add("refused", ledger.refused().size());
        add(figures, "answered", answered);
        add(figures, "accepted to applied", settling.latencies());
        figures.add(
                "settled",
                "%,d, the last %,d ms after the last answer"
                        .formatted(drain.settled(), afterLastAnswer.toMillis()));
        figures.add("settled in a minute", Math.round(settledInMinute()));
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
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sent", sent)
                .put("accepted", ledger.acceptedCount())
                .put("retries", ledger.retries())
                .put("givenUp", ledger.abandoned())
                .put("refused", ledger.refused().size())
                .put("settled", drain.settled())
                .put("drained", drain.isComplete())
                .put("drainMillis", afterLastAnswer.toMillis())
                .put("settledInMinute", Math.round(settledInMinute()));
        write(json.putObject("answeredMillis"), answered);
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

    private double settledInMinute() {
        long millis = settling.whole().toMillis();
        return millis == 0 ? 0 : drain.settled() * 60_000.0 / millis;
    }

    private double millisForEach(Duration cpu) {
        return drain.settled() == 0 ? 0 : cpu.toNanos() / 1e6 / drain.settled();
    }
}
