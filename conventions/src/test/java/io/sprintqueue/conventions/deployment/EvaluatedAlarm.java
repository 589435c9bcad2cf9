package io.sprintqueue.conventions.deployment;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One alarm as CloudWatch evaluates it: a window that slides to the present, and moves by the hour
/// where it is longer than a day.
///
/// What is left out: where data are missing CloudWatch may look at some periods more than
/// requested. No alarm here may need that.
final class EvaluatedAlarm {
    private static final int MINUTES_OF_DAY = 1_440;

    private enum Point {
        BREACHING,
        WITHIN,
        MISSING
    }

    /// One metric of the maths.
    private record Part(String id, Metric metric, String statistic) {}

    private final Telemetry told;
    private final Maths.Reading reading;
    private final List<Part> parts = new ArrayList<>();
    private final Maths maths;
    private final int period;
    private final int periods;
    private final int needed;
    private final double threshold;
    private final String comparison;
    private final Point ofNothing;

    /// Where no metric has a value: most points of a test, so worked out once.
    private final Point ofGaps;

    private final Map<Integer, Point> points = new HashMap<>();

    /// @param parameters what `Ref` of a parameter stands for
    EvaluatedAlarm(
            JsonNode properties,
            Map<String, String> parameters,
            Telemetry told,
            Maths.Reading reading) {
        this.told = told;
        this.reading = reading;
        maths = new Maths(expression(properties));
        period = properties.findValue("Period").asInt() / 60;
        periods = number(properties.path("EvaluationPeriods"), parameters);
        needed =
                properties.has("DatapointsToAlarm")
                        ? number(properties.path("DatapointsToAlarm"), parameters)
                        : periods;
        threshold = number(properties.path("Threshold"), parameters);
        comparison = properties.path("ComparisonOperator").asText();
        ofNothing = ofNothing(properties);
        var gaps = new TreeMap<String, Double>();
        parts.forEach(part -> gaps.put(part.id(), Double.NaN));
        ofGaps = point(gaps);
    }

    /// From which minute to which it is on; without an end where it still is.
    List<Stretch> stretches(int minutes) {
        // A window of a day needs no look each minute.
        int step = Math.max(1, period / 60);
        var stretches = new ArrayList<Stretch>();
        boolean on = false;
        int since = 0;
        for (int minute = step; minute <= minutes; minute += step) {
            boolean was = on;
            on = isOn(minute, was);
            if (on && !was) {
                since = minute;
            }
            if (was && !on) {
                stretches.add(new Stretch(since, minute));
            }
        }
        if (on) {
            stretches.add(new Stretch(since, Integer.MAX_VALUE));
        }
        return List.copyOf(stretches);
    }

    /// How far it looks back.
    int windowMinutes() {
        return period * periods;
    }

    /// @param to the first minute at which it is off again
    record Stretch(int from, int to) {}

    private boolean isOn(int minute, boolean before) {
        int end = windowMinutes() > MINUTES_OF_DAY ? minute / 60 * 60 : minute;
        int breaching = 0;
        int missing = 0;
        for (int ago = 1; ago <= periods; ago++) {
            switch (points.computeIfAbsent(end - (ago * period), this::point)) {
                case BREACHING -> breaching++;
                case MISSING -> missing++;
                case WITHIN -> {
                    // Counts for nothing.
                }
            }
        }
        return missing == periods ? before : breaching >= needed;
    }

    private Point point(int from) {
        var values = new TreeMap<String, Double>();
        for (Part part : parts) {
            values.put(
                    part.id(),
                    told.statistic(part.metric(), part.statistic(), from, from + period));
        }
        if (values.values().stream().allMatch(each -> Double.isNaN(each))) {
            return ofGaps;
        }
        return point(values);
    }

    private Point point(Map<String, Double> values) {
        double value = maths.of(values, reading);
        if (Double.isNaN(value)) {
            return ofNothing;
        }
        boolean breaching =
                switch (comparison) {
                    case "GreaterThanThreshold" -> value > threshold;
                    case "LessThanThreshold" -> value < threshold;
                    default -> throw new IllegalArgumentException("not known: " + comparison);
                };
        return breaching ? Point.BREACHING : Point.WITHIN;
    }

    /// A metric alone is the maths that names nothing else.
    private String expression(JsonNode properties) {
        if (properties.has("MetricName")) {
            String statistic = properties.path("Statistic").asText();
            parts.add(new Part("value", Alarms.metric(properties), statistic));
            return "value";
        }
        String expression = "";
        for (JsonNode each : properties.path("Metrics")) {
            if (each.has("Expression")) {
                expression = each.path("Expression").asText();
            } else {
                JsonNode of = each.path("MetricStat");
                parts.add(
                        new Part(
                                each.path("Id").asText(),
                                Alarms.metric(of.path("Metric")),
                                of.path("Stat").asText()));
            }
        }
        return expression;
    }

    /// An alarm on metrics of DynamoDB keeps its state, whatever it requests.
    private static Point ofNothing(JsonNode properties) {
        boolean keepsItsState =
                Alarms.metrics(properties)
                        .anyMatch(metric -> metric.namespace().equals("AWS/DynamoDB"));
        return switch (properties.path("TreatMissingData").asText()) {
            case "breaching" -> Point.BREACHING;
            case "notBreaching" -> keepsItsState ? Point.MISSING : Point.WITHIN;
            default -> throw new IllegalArgumentException("missing data: say what they mean");
        };
    }

    private static int number(JsonNode value, Map<String, String> parameters) {
        String text = value.asText();
        return Integer.parseInt(parameters.getOrDefault(text, text));
    }
}
