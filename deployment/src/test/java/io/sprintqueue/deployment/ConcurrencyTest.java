package io.sprintqueue.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// How much of the account's concurrency the queues may take, so that ingest always finds some.
class ConcurrencyTest {
    private static final String SMALLEST = "SmallestAccountLeavesSomeToIngest";

    private final SamTemplate template = SamTemplate.read();

    @Test
    void every_queue_that_a_function_reads_has_a_bound() {
        assertThat(bounds()).hasSize(4);
    }

    /// A slow table makes each batch last for seconds, and then the lanes take all that they may.
    @Test
    void all_queues_together_leave_half_of_the_account_to_ingest_and_everything_else() {
        int account = defaultOf("AccountConcurrency");
        int queues = bounds().stream().mapToInt(bound -> value(bound, Map.of())).sum();

        assertThat(2 * queues).isLessThanOrEqualTo(account);
    }

    @Test
    void the_smallest_account_leaves_two_invocations_to_ingest() {
        Map<String, String> required = required();
        int queues = bounds().stream().mapToInt(bound -> value(bound, required)).sum();

        assertThat(template.root().at("/Parameters/AccountConcurrency/MinValue").asInt())
                .isEqualTo(10);
        assertThat(queues).isLessThanOrEqualTo(10 - 2);
        assertThat(required)
                .containsEntry("IngestReservedConcurrency", "0")
                .containsEntry("ProcessorReservedConcurrency", "0");
    }

    /// What Lambda refuses in the middle of a deployment is refused before it begins.
    @ParameterizedTest
    @CsvSource({
        "InteractiveConcurrency, 2, 1000",
        "BulkConcurrency, 2, 1000",
        "RequestRate, 1, 10000",
        "RequestBurst, 1, 5000",
    })
    void a_parameter_takes_no_value_that_its_service_refuses(String name, int least, int most) {
        JsonNode parameter = template.root().path("Parameters").path(name);

        assertThat(parameter.path("MinValue").asInt()).isGreaterThanOrEqualTo(least);
        assertThat(parameter.path("MaxValue").asInt(Integer.MAX_VALUE)).isLessThanOrEqualTo(most);
        assertThat(parameter.path("Default").asInt())
                .isBetween(least, parameter.path("MaxValue").asInt());
    }

    /// Also those that are still to come.
    @Test
    void a_bound_that_is_a_parameter_is_one_that_lambda_takes() {
        assertThat(bounds())
                .filteredOn(JsonNode::isTextual)
                .allSatisfy(bound -> {
                    JsonNode parameter = template.root().path("Parameters").path(bound.asText());
                    assertThat(parameter.path("MinValue").asInt()).isGreaterThanOrEqualTo(2);
                    assertThat(parameter.path("MaxValue").asInt()).isLessThanOrEqualTo(1_000);
                });
    }

    private List<JsonNode> bounds() {
        return template.resources(SamTemplate.FUNCTION).keySet().stream()
                .flatMap(function -> template.events(function, "SQS").stream())
                .map(source -> source.at("/ScalingConfig/MaximumConcurrency"))
                .toList();
    }

    private int value(JsonNode bound, Map<String, String> chosen) {
        assertThat(bound.isMissingNode()).isFalse();
        if (bound.isInt()) {
            return bound.asInt();
        }
        String parameter = bound.asText();
        return chosen.containsKey(parameter)
                ? Integer.parseInt(chosen.get(parameter))
                : defaultOf(parameter);
    }

    private int defaultOf(String parameter) {
        return template.root().path("Parameters").path(parameter).path("Default").asInt();
    }

    /// What the rule of the smallest account asks of other parameters.
    private Map<String, String> required() {
        JsonNode rule = template.root().path("Rules").path(SMALLEST);
        assertThat(SamTemplate.texts(rule.path("RuleCondition")))
                .containsExactly("AccountConcurrency", "10");
        var required = new TreeMap<String, String>();
        StreamSupport.stream(rule.path("Assertions").spliterator(), false)
                .map(assertion -> SamTemplate.texts(assertion.path("Assert")))
                .forEach(equal -> required.put(equal.getFirst(), equal.getLast()));
        return required;
    }
}
