package io.sprintqueue.deployment;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/// One alarm as CloudWatch evaluates it: a window that slides to the present, and moves by the hour
/// where it is longer than a day.
///
/// What is left out: where data are missing CloudWatch may look at some periods more than asked
/// for. An alarm that needs that would be one nobody can foresee.
///
/// @param parameters what `Ref` of a parameter stands for
/// @param quota the concurrency of the account
record EvaluatedAlarm(JsonNode properties, Map<String, String> parameters, double quota) {
    private static final int MINUTES_OF_DAY = 1_440;

    private enum Point {
        BREACHING,
        WITHIN,
        MISSING
    }

    /// Whether it is on at the end of a minute.
    ///
    /// @param before whether it was on
    boolean isOn(Telemetry told, int minute, boolean before, Maths.Gap gap) {
        int period = properties.findValue("Period").asInt() / 60;
        int periods = number("EvaluationPeriods");
        int end = period * periods > MINUTES_OF_DAY ? minute / 60 * 60 : minute;
        int breaching = 0;
        int missing = 0;
        for (int ago = 1; ago <= periods; ago++) {
            int from = end - (ago * period);
            switch (point(told, from, from + period, gap)) {
                case BREACHING -> breaching++;
                case MISSING -> missing++;
                case WITHIN -> {
                    // Counts for nothing.
                }
            }
        }
        int needed = properties.has("DatapointsToAlarm") ? number("DatapointsToAlarm") : periods;
        return (missing == periods && keepsItsState()) ? before : breaching >= needed;
    }

    /// So it is for metrics of DynamoDB, whatever the alarm asks for.
    private boolean keepsItsState() {
        return Alarms.metrics(properties)
                .anyMatch(metric -> metric.namespace().equals("AWS/DynamoDB"));
    }

    private Point point(Telemetry told, int from, int to, Maths.Gap gap) {
        double value = value(told, from, to, gap);
        if (Double.isNaN(value)) {
            return switch (properties.path("TreatMissingData").asText()) {
                case "breaching" -> Point.BREACHING;
                case "notBreaching" -> keepsItsState() ? Point.MISSING : Point.WITHIN;
                default -> throw new IllegalArgumentException("missing data: say what they mean");
            };
        }
        double threshold = number("Threshold");
        boolean breaching =
                switch (properties.path("ComparisonOperator").asText()) {
                    case "GreaterThanThreshold" -> value > threshold;
                    case "LessThanThreshold" -> value < threshold;
                    default -> throw new IllegalArgumentException("a comparison not known here");
                };
        return breaching ? Point.BREACHING : Point.WITHIN;
    }

    private double value(Telemetry told, int from, int to, Maths.Gap gap) {
        if (properties.has("MetricName")) {
            String statistic = properties.path("Statistic").asText();
            return told.statistic(Alarms.metric(properties), statistic, from, to);
        }
        var values = new TreeMap<String, Double>();
        String expression = "";
        for (JsonNode each : properties.path("Metrics")) {
            if (each.has("Expression")) {
                expression = each.path("Expression").asText();
            } else {
                JsonNode of = each.path("MetricStat");
                Metric metric = Alarms.metric(of.path("Metric"));
                String statistic = of.path("Stat").asText();
                values.put(each.path("Id").asText(), told.statistic(metric, statistic, from, to));
            }
        }
        return Maths.of(expression, values, quota, gap);
    }

    private int number(String property) {
        String text = properties.path(property).asText();
        return Integer.parseInt(parameters.getOrDefault(text, text));
    }
}
