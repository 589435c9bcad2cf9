package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A slip in an alarm makes no error anywhere: it is never on. So it is held here.
class AlarmsTest {
    private static final int PAGES_MAX = 12;
    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern ENTRY = Pattern.compile("(?m)^### (.+)$");

    private final SamTemplate template = SamTemplate.read();
    private final Alarms alarms = new Alarms(template);

    @Test
    void every_metric_that_an_alarm_looks_at_is_published() {
        assertThat(alarms.onMetrics()).hasSizeGreaterThan(20);
        assertThat(problems(template)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MetricName: dead                       | MetricName: deads           | nothing publishes it
                    MetricName: throttledAtTheEdge\\n              Dim | MetricName: throttled\\n              Dim | nothing publishes it
                    { Name: Service, Value: !Ref AWS::Sta  | { Name: service, Value: !Ref AWS::Sta | its dimension is Service
                    MetricName: "5xx"                      | MetricName: 5XXError        | AWS publishes no such metric
                    Name: FunctionName                     | Name: Function              | AWS publishes no such metric
                    Value: !Ref IngestFunction             | Value: !Ref IngestFunctions | no FunctionName
                    InteractiveLane.QueueName              | InteractiveLane.Arn         | no QueueName
                    Name: lane, Value: interactive         | Name: lane, Value: people   | its dimension is Service
                    Value: by-sprint                       | Value: by-sprints           | no GlobalSecondaryIndexName
                    """)
    void a_slip_is_found(String from, String to, String problem) {
        String right = SamTemplate.text("template.yaml");
        String before = from.replace("\\n", "\n");
        assertThat(right).contains(before);

        assertThat(problems(SamTemplate.parse(right.replace(before, to.replace("\\n", "\n")))))
                .isNotEmpty()
                .allMatch(found -> found.contains(problem));
    }

    @Test
    void an_alarm_either_pages_or_notifies_and_few_page() {
        assertThat(alarms.paging()).hasSizeLessThanOrEqualTo(PAGES_MAX);
        assertThat(Stream.of(alarms.paging(), alarms.notifying()).flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(alarms.all().keySet());
        assertThat(alarms.onMetrics().values())
                .allSatisfy(alarm ->
                        assertThat(alarm.path("OKActions")).isEqualTo(alarm.path("AlarmActions")));
    }

    /// What looks back over a day is on for a day after its cause, and says nothing of now.
    @Test
    void the_composite_is_made_of_all_others_that_page_and_look_back_over_hours_only() {
        var watch = Watch.ofProduction();

        assertThat(alarms.ofTheComposite())
                .containsExactlyInAnyOrderElementsOf(
                        alarms.paging().stream()
                                .filter(alarms.onMetrics()::containsKey)
                                .filter(name -> watch.windowMinutes(name) < MINUTES_OF_DAY)
                                .toList());
    }

    /// An id that nothing defines fails only when the alarm is made.
    @Test
    void metric_maths_names_what_is_there_and_uses_all_of_it() {
        assertThat(alarms.onMetrics())
                .allSatisfy((name, alarm) -> {
                    Set<String> known = new HashSet<>();
                    Set<String> used = new HashSet<>();
                    for (JsonNode metric : alarm.path("Metrics")) {
                        if (metric.has("Expression")) {
                            used.addAll(words(metric.path("Expression").asText()));
                        } else {
                            known.add(metric.path("Id").asText());
                        }
                    }
                    assertThat(used.contains("METRICS()") ? known : used).as(name).isEqualTo(known);
                    assertThat(alarm.path("Metrics"))
                            .filteredOn(metric -> metric.path("ReturnData").asBoolean(true))
                            .hasSize(known.isEmpty() ? 0 : 1);
                });
    }

    /// CloudWatch looks back over a week at most, and over a day in periods of less than an hour.
    @Test
    void no_alarm_looks_back_further_than_cloudwatch_does() {
        int quietMax = template.root().at("/Parameters/QuietMinutes/MaxValue").asInt();

        assertThat(alarms.onMetrics().values())
                .allSatisfy(alarm -> {
                    int period = alarm.findValue("Period").asInt();
                    int periods = alarm.path("EvaluationPeriods").asInt(quietMax);
                    assertThat(period % 60).isZero();
                    assertThat(period * periods).isBetween(60, period < 3_600 ? 86_400 : 604_800);
                    assertThat(alarm.path("DatapointsToAlarm").asInt(1))
                            .isLessThanOrEqualTo(periods);
                });
    }

    /// CloudWatch takes ten metrics in the maths of an alarm.
    @Test
    void no_alarm_looks_at_more_metrics_than_cloudwatch_takes() {
        assertThat(alarms.onMetrics().values())
                .allSatisfy(
                        alarm -> assertThat(Alarms.metrics(alarm)).hasSizeLessThanOrEqualTo(10));
    }

    @Test
    void the_cost_model_counts_every_metric_that_an_alarm_looks_at() {
        long metrics = alarms.onMetrics().values().stream().flatMap(Alarms::metrics).count();

        assertThat(SamTemplate.text("lab/src/main/resources/cost.json"))
                .contains("\"%d metrics of alarms, ".formatted(metrics));
    }

    @Test
    void every_alarm_has_its_entry_in_the_runbook_and_every_entry_its_alarm() {
        String runbook = SamTemplate.text("docs/runbook.md");
        int notify = runbook.indexOf("## Alarms that notify");
        int howTo = runbook.indexOf("## How to");

        assertThat(entries(runbook.substring(0, notify)))
                .containsExactlyInAnyOrderElementsOf(alarms.paging());
        assertThat(entries(runbook.substring(notify, howTo)))
                .containsExactlyInAnyOrderElementsOf(alarms.notifying());
    }

    /// An alarm on the API would need the API, which needs the alias that the alarm guards.
    @Test
    void every_canary_is_guarded_by_alarms_that_are_there() {
        var guarded =
                template.resources(SamTemplate.FUNCTION).entrySet().stream()
                        .filter(function -> function.getValue().has("DeploymentPreference"))
                        .toList();

        assertThat(guarded)
                .hasSize(2)
                .allSatisfy(function -> {
                    JsonNode choice = function.getValue().at("/DeploymentPreference/Alarms");
                    assertThat(choice.get(0).asText()).isEqualTo("IsGradual");
                    assertThat(SamTemplate.texts(choice.get(1)))
                            .hasSizeGreaterThanOrEqualTo(2)
                            .allMatch(name -> alarms.onMetrics().containsKey(name));
                    assertThat(function.getValue().at("/SnapStart/ApplyOn").asText())
                            .isEqualTo("PublishedVersions");
                });
    }

    private static List<String> problems(SamTemplate template) {
        return new Alarms(template)
                .onMetrics().values().stream()
                        .flatMap(Alarms::metrics)
                        .flatMap(metric -> metric.problems(template))
                        .toList();
    }

    private static List<String> words(String expression) {
        String bare = expression.replaceAll("\\$\\{[^}]*}", "").replaceAll("[A-Z_]+\\(", "(");
        List<String> words = WORD.matcher(bare).results().map(MatchResult::group).toList();
        return expression.contains("METRICS()") ? List.of("METRICS()") : words;
    }

    private static List<String> entries(String part) {
        return ENTRY.matcher(part)
                .results()
                .flatMap(entry -> Arrays.stream(entry.group(1).split(", ")))
                .toList();
    }
}
