package io.sprintqueue.aws;

import com.fasterxml.jackson.core.JsonGenerator;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.statistics.MetricName;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes metrics to the standard output in CloudWatch's embedded metric format, where CloudWatch
/// finds them in the log: no call is made.
///
/// Every set of dimensions has the service, which is the stack, so that two stacks never share a
/// metric.
public final class EmbeddedMetrics implements MetricWriter {
    private static final String SERVICE = "Service";
    private static final int USUAL_BYTES = 512;

    private final String namespace;
    private final String service;
    private final InstantSource clock;

    private EmbeddedMetrics(String namespace, String service, InstantSource clock) {
        this.namespace = namespace;
        this.service = service;
        this.clock = clock;
    }

    /// Metrics in the namespace and of the service that the environment names; none outside of
    /// Lambda, where they are not read.
    public static Optional<MetricWriter> from(Map<String, String> variables, InstantSource clock) {
        if (!variables.containsKey("AWS_LAMBDA_FUNCTION_NAME")) {
            return Optional.empty();
        }
        return Optional.of(
                new EmbeddedMetrics(
                        variables.getOrDefault("POWERTOOLS_METRICS_NAMESPACE", "Sprintqueue"),
                        variables.getOrDefault("POWERTOOLS_SERVICE_NAME", "sprintqueue"),
                        clock));
    }

    /// In one piece, so that lines of several threads do not mix.
    @Override
    public void write(MetricLine line) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = BoundedJson.mapper().createGenerator(bytes)) {
            write(line, json);
            json.writeRaw('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException("metrics cannot be written", failed);
        }
        System.out.writeBytes(bytes.toByteArray());
        System.out.flush();
    }

    private void write(MetricLine line, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeDirectives(line, json);
        for (Map.Entry<String, Object> fact : line.facts().entrySet()) {
            json.writePOJOField(fact.getKey(), fact.getValue());
        }
        json.writeStringField(SERVICE, service);
        for (Map.Entry<String, String> dimension : line.dimensions().entrySet()) {
            json.writeStringField(dimension.getKey(), dimension.getValue());
        }
        for (Map.Entry<MetricName, MetricLine.Values> metric : line.metrics().entrySet()) {
            json.writeFieldName(metric.getKey().toString());
            writeValues(metric.getValue().values(), json);
        }
        json.writeEndObject();
    }

    /// Tells CloudWatch which of the line's fields are metrics and which are their dimensions.
    private void writeDirectives(MetricLine line, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", clock.millis());
        json.writeArrayFieldStart("CloudWatchMetrics");
        json.writeStartObject();
        json.writeStringField("Namespace", namespace);
        json.writeArrayFieldStart("Metrics");
        for (Map.Entry<MetricName, MetricLine.Values> metric : line.metrics().entrySet()) {
            json.writeStartObject();
            json.writeStringField("Name", metric.getKey().toString());
            json.writeStringField("Unit", metric.getValue().unit().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeSets(line.sets(), json);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeSets(List<List<String>> sets, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("Dimensions");
        writeSet(List.of(), json);
        for (List<String> set : sets) {
            writeSet(set, json);
        }
        json.writeEndArray();
    }

    private static void writeSet(List<String> names, JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeString(SERVICE);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    private static void writeValues(List<Long> values, JsonGenerator json) throws IOException {
        if (values.size() == 1) {
            json.writeNumber(values.getFirst());
            return;
        }
        json.writeStartArray();
        for (long value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
