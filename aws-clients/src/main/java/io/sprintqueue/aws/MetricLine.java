package io.sprintqueue.aws;

import io.sprintqueue.core.statistics.MetricName;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One line of metrics: values, each for the whole stack and again by each set of dimensions, plus
/// fields for readers of the log.
public final class MetricLine {
    private final Map<String, String> dimensions = new LinkedHashMap<>();
    private final List<List<String>> sets = new ArrayList<>();
    private final Map<MetricName, Values> metrics = new EnumMap<>(MetricName.class);
    private final Map<String, Object> facts = new LinkedHashMap<>();

    /// A name and a value by which metrics are told apart.
    public record Dimension(String name, String value) {}

    /// What CloudWatch takes the values of a metric for; its name is CloudWatch's own.
    enum Unit {
        COUNT("Count"),
        MILLISECONDS("Milliseconds");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// The values of one metric.
    record Values(Unit unit, List<Long> values) {
        Values {
            values = List.copyOf(values);
        }

        private Values and(Values others) {
            return new Values(
                    unit,
                    Stream.of(values, others.values()).<Long>mapMulti(List::forEach).toList());
        }
    }

    /// Adds a set of dimensions, which metrics are told apart by together.
    public MetricLine by(Dimension... together) {
        Stream.of(together).forEach(each -> dimensions.put(each.name(), each.value()));
        sets.add(Stream.of(together).map(Dimension::name).toList());
        return this;
    }

    /// Adds a value that is a number of things.
    public MetricLine count(MetricName metric, long count) {
        return add(metric, Unit.COUNT, count);
    }

    /// Adds a value that is a time. CloudWatch takes up to 100 values of a metric from a line, and
    /// a batch has 10 events at most.
    public MetricLine millis(MetricName metric, long millis) {
        return add(metric, Unit.MILLISECONDS, millis);
    }

    /// Adds what is no metric, for a reader of the log.
    ///
    /// @param value a text, or a list of maps of texts
    public MetricLine with(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    private MetricLine add(MetricName metric, Unit unit, long value) {
        metrics.merge(metric, new Values(unit, List.of(value)), Values::and);
        return this;
    }

    Map<String, String> dimensions() {
        return dimensions;
    }

    List<List<String>> sets() {
        return sets;
    }

    Map<MetricName, Values> metrics() {
        return metrics;
    }

    Map<String, Object> facts() {
        return facts;
    }
}
