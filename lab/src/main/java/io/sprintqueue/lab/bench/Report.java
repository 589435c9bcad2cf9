package io.sprintqueue.lab.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was measured, where and when.
public record Report(
        Machine machine,
        Instant at,
        List<Measured> operations,
        List<Started> starts,
        List<Warm> warm,
        List<Compared> sizes) {
    public Report {
        operations = List.copyOf(operations);
        starts = List.copyOf(starts);
        warm = List.copyOf(warm);
        sizes = List.copyOf(sizes);
    }

    /// How many times its floor ingest costs with a body of that size, in this one run.
    ///
    /// @return nothing if the two were not measured
    public Optional<Double> overFloor(int kilobytes) {
        return micros("ingest %d kB".formatted(kilobytes))
                .flatMap(ingest ->
                        micros("floor %d kB".formatted(kilobytes)).map(floor -> ingest / floor));
    }

    private Optional<Double> micros(String name) {
        return operations.stream()
                .filter(operation -> operation.name().equals(name))
                .map(Measured::micros)
                .findFirst();
    }

    /// The report for machines.
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", at.toString());
        machine.writeTo(json.putObject("machine"));
        ArrayNode measured = json.putArray("operations");
        for (Measured each : operations) {
            measured.addObject()
                    .put("name", each.name())
                    .put("micros", rounded(each.micros()))
                    .put("p99Micros", rounded(each.p99Micros()))
                    .put("allocatedBytes", rounded(each.allocatedBytes()));
        }
        ObjectNode ratios = json.putObject("ingestOverFloor");
        for (int kilobytes : Operation.SIZES) {
            overFloor(kilobytes).ifPresent(ratio -> ratios.put(kilobytes + " kB", rounded(ratio)));
        }
        ArrayNode started = json.putArray("coldStarts");
        for (Started each : starts) {
            started.addObject()
                    .put("name", each.name())
                    .put("initMillis", rounded(each.initMillis()))
                    .put("firstAnswerMillis", rounded(each.firstAnswerMillis()))
                    .put("deployedJar", each.deployedJar());
        }
        ArrayNode runs = json.putArray("warm");
        for (Warm each : warm) {
            runs.addObject()
                    .put("name", each.name())
                    .put("processorMillis", rounded(each.processorMillis()))
                    .put("wallMillis", rounded(each.wallMillis()))
                    .put("deployedJar", each.deployedJar());
        }
        addSizes(json.putArray("sizes"));
        return json;
    }

    private void addSizes(ArrayNode json) {
        for (Compared each : sizes) {
            json.addObject()
                    .put("name", each.name())
                    .put("ratio", rounded(each.median()))
                    .put("least", rounded(each.least()))
                    .put("most", rounded(each.most()));
        }
    }

    /// Two decimal places are more than enough; JSON has no value for "unknown".
    private static @Nullable Double rounded(double figure) {
        return Double.isFinite(figure) ? Math.round(figure * 100) / 100.0 : null;
    }
}
