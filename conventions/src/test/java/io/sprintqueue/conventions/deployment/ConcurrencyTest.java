package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    static List<Integer> sizes() {
        return StreamSupport.stream(
                        SamTemplate.read()
                                .root()
                                .at("/Parameters/AccountConcurrency/AllowedValues")
                                .spliterator(),
                        false)
                .map(JsonNode::asInt)
                .toList();
    }

    /// Every number in between would need its own rule, since rules cannot add.
    @Test
    void an_account_is_of_a_size_and_the_smallest_is_what_lambda_gives_to_new_accounts() {
        assertThat(sizes()).isSorted().startsWith(10).contains(defaultOf("AccountConcurrency"));
    }

    /// But the smallest, which cannot: the least that each queue must have are 8.
    @ParameterizedTest
    @MethodSource("sizes")
    void whatever_a_rule_lets_pass_leaves_half_of_the_account_to_ingest(int account) {
        int queues = bounds().stream().mapToInt(bound -> most(bound, account)).sum();

        assertThat(queues).isLessThanOrEqualTo(account == 10 ? 8 : account / 2);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void the_defaults_are_refused_if_they_do_not_fit(int account) {
        int queues = bounds().stream().mapToInt(bound -> value(bound, Map.of())).sum();

        assertThat(
                        Stream.of("InteractiveConcurrency", "BulkConcurrency")
                                .allMatch(name -> passes(name, account)))
                .isEqualTo(2 * queues <= account);
    }

    /// Lambda keeps 100 of every account unreserved.
    @ParameterizedTest
    @ValueSource(ints = {10, 50, 100})
    void an_account_that_has_none_to_reserve_reserves_none(int account) {
        assertThat(taken("IngestReservedConcurrency", account)).containsExactly(0);
        assertThat(taken("ProcessorReservedConcurrency", account)).containsExactly(0);
    }

    private boolean passes(String parameter, int account) {
        List<Integer> taken = taken(parameter, account);
        return taken.isEmpty() || taken.contains(defaultOf(parameter));
    }

    private int most(JsonNode bound, int account) {
        if (bound.isInt()) {
            return bound.asInt();
        }
        List<Integer> taken = taken(bound.asText(), account);
        return taken.isEmpty()
                ? template.root().path("Parameters").path(bound.asText()).path("MaxValue").asInt()
                : Collections.max(taken);
    }

    /// The values of a parameter that the rule of an account lets pass; none if it lets all.
    private List<Integer> taken(String parameter, int account) {
        return template.root().path("Rules").properties().stream()
                .map(Map.Entry::getValue)
                .filter(rule ->
                        SamTemplate.texts(rule.path("RuleCondition"))
                                .equals(List.of("AccountConcurrency", "" + account)))
                .flatMap(rule -> StreamSupport.stream(rule.path("Assertions").spliterator(), false))
                .map(assertion -> leaves(assertion.path("Assert")).toList())
                .filter(texts -> texts.contains(parameter))
                .flatMap(List::stream)
                .filter(text -> !text.equals(parameter))
                .map(Integer::valueOf)
                .toList();
    }

    private static Stream<String> leaves(JsonNode node) {
        return node.isContainerNode()
                ? StreamSupport.stream(node.spliterator(), false).flatMap(ConcurrencyTest::leaves)
                : Stream.of(node.asText());
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

    /// What the rule of the smallest account requires of other parameters.
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
