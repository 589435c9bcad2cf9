package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.statistics.MetricName;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.regex.Pattern;

/// That each name in the list is one that the functions write; what they write of it, the tests of
/// their counters and reporters hold.
class MetricNamesTest {
    private static final String ELSEWHERE =
            Sources.main("core", "MetricName.java")
                    + Sources.main("ingest-function")
                    + Sources.main("processor-function")
                    + Sources.main("sync-function");

    @Test
    void every_metric_of_the_list_is_written_somewhere() {
        EnumSet<MetricName> byOutcome = EnumSet.noneOf(MetricName.class);
        if (ELSEWHERE.contains("MetricName.of(")) {
            for (Origin origin : Origin.values()) {
                Arrays.stream(Outcome.values())
                        .map(outcome -> MetricName.of(outcome, origin))
                        .forEach(byOutcome::add);
            }
        }

        assertThat(MetricName.values())
                .allMatch(metric -> byOutcome.contains(metric) || isNamed(metric.name()));
        assertThat(isNamed("NOT_THERE")).isFalse();
    }

    @Test
    void no_metric_is_written_under_a_name_outside_of_the_list() {
        var literals = Pattern.compile("addMetric\\(\\s*\"").matcher(ELSEWHERE).results().toList();

        assertThat(literals).isEmpty();
    }

    private static boolean isNamed(String constant) {
        return Pattern.compile("MetricName\\." + constant + "\\b").matcher(ELSEWHERE).find();
    }
}
