package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/// The status table of the design, row by row.
class StatusTableTest {
    private static final Delivery GOOD = Delivery.of(Delivery.ISSUE_UPDATED);

    private final Function function = new Function("limits: { bodyBytes: 4000 }");

    @Test
    void accepted_is_202_with_the_event_id() {
        var answer = function.answer(GOOD);

        assertThat(answer.getStatusCode()).isEqualTo(202);
        assertThat(answer.getHeaders()).isEqualTo(Map.of("Content-Type", "application/json"));
        assertThat(answer.getBody())
                .isEqualTo(
                        "{\"eventId\":\"issue-10013~%s\",\"status\":\"queued\"}"
                                .formatted(GOOD.body().hash()));
        assertThat(function.lanes.sent()).hasSize(1);
    }

    @Test
    void a_duplicate_is_202_with_the_same_event_id() {
        assertThat(function.answer(GOOD)).isEqualTo(function.answer(GOOD));
    }

    @Test
    void base64_is_decoded_before_anything_else() {
        assertThat(function.answer(GOOD.base64Event())).isEqualTo(function.answer(GOOD));
        assertThat(function.lanes.sent().getFirst()).isEqualTo(function.lanes.sent().getLast());
    }

    @Test
    void every_cause_of_401_has_the_same_answer_to_the_byte() {
        var answers =
                List.of(
                        GOOD.without("x-hub-signature"),
                        GOOD.with("x-hub-signature", ""),
                        GOOD.with("x-hub-signature", GOOD.signature().replace("sha256=", "sha1=")),
                        GOOD.with("x-hub-signature", GOOD.signature().substring(7)),
                        GOOD.with("x-hub-signature", GOOD.signature().substring(0, 70)),
                        GOOD.signedWith("another secret"),
                        Delivery.of(Delivery.ISSUE_UPDATED + " ")
                                .with("x-hub-signature", GOOD.signature()),
                        GOOD.from("unknown"),
                        GOOD.from("No Site!"),
                        GOOD.from("default/more"),
                        GOOD.from("/default"),
                        GOOD.without("x-hub-signature").from("unknown"),
                        Delivery.of("no json").signedWith("another secret"));

        assertThat(answers)
                .extracting(function::answer)
                .containsOnly(
                        answer(
                                401,
                                "{\"error\":\"unsigned\",\"message\":\"the delivery has no valid"
                                        + " signature of its site\"}"));
        assertThat(function.lanes.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "default", "default/", "default//"})
    void a_slash_at_the_end_of_the_path_does_no_harm(String rest) {
        assertThat(function.answer(GOOD.from(rest)).getStatusCode()).isEqualTo(202);
    }

    @Test
    void no_query_does_any_harm() {
        for (String query : List.of("", "site=other", "x=%zz", "%", "a|b", "proxy=other")) {
            var event = GOOD.event();
            event.setRawQueryString(query);
            event.setQueryStringParameters(Map.of("site", query, "proxy", query));

            assertThat(function.answer(event).getStatusCode()).as(query).isEqualTo(202);
        }
    }

    @Test
    void a_request_without_anything_is_401() {
        assertThat(function.answer(new APIGatewayV2HTTPEvent()).getStatusCode()).isEqualTo(401);
    }

    @Test
    void the_limit_is_exact_and_comes_before_the_signature() {
        var atTheLimit = Delivery.of(padded(4000));
        var above = Delivery.of(padded(4001));

        assertThat(function.answer(atTheLimit).getStatusCode()).isEqualTo(202);
        assertThat(function.answer(atTheLimit.base64Event()).getStatusCode()).isEqualTo(202);
        assertThat(List.of(above, above.without("x-hub-signature")))
                .extracting(function::answer)
                .containsOnly(
                        answer(
                                413,
                                "{\"error\":\"too_large\",\"message\":\"the body is larger than"
                                        + " 4000 bytes\"}"));
        assertThat(function.answer(above.base64Event()).getStatusCode()).isEqualTo(413);
    }

    @Test
    void the_default_limit_is_4_million_bytes() {
        var roomy = new Function();

        assertThat(roomy.answer(Delivery.of(padded(4_000_000))).getStatusCode()).isEqualTo(202);
        assertThat(roomy.answer(Delivery.of(padded(4_000_001))).getStatusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":", "", "[]", "\"text\"", "1", "null", "{} {}", "{\"a\":\u0001}"})
    void what_is_signed_and_no_json_object_is_400(String text) {
        var answer = function.answer(Delivery.of(text));

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody())
                .startsWith(
                        "{\"error\":\"malformed\",\"message\":\"the body is not a JSON object: ");
    }

    @Test
    void a_thousand_nested_arrays_are_400() {
        var nested = "{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";

        assertThat(function.answer(Delivery.of(nested)).getStatusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"webhookEvent\":1}",
                "{\"webhookEvent\":\"jira:issue_updated\"}",
                "{\"webhookEvent\":\"sprint_started\",\"sprint\":{\"id\":\"../../x\"}}"
            })
    void a_signed_object_that_cannot_be_routed_is_202_and_its_own_entity(String text) {
        var delivery = Delivery.of(text);

        assertThat(function.answer(delivery).getStatusCode()).isEqualTo(202);
        assertThat(function.lanes.sent().getFirst().envelope().entity())
                .hasToString("event-" + delivery.body().hash().substring(0, 16));
    }

    @Test
    void an_unknown_user_agent_is_202_and_counted_by_default() {
        assertThat(function.answer(GOOD.with("user-agent", "curl/8")).getStatusCode())
                .isEqualTo(202);
        assertThat(function.answer(GOOD.without("user-agent")).getStatusCode()).isEqualTo(202);

        assertThat(function.counters.counted())
                .containsExactly(
                        "default unknownUserAgent",
                        "default Accepted",
                        "default unknownUserAgent",
                        "default Accepted");
    }

    @Test
    void an_unknown_user_agent_is_403_if_the_list_is_enforced() {
        var strict = new Function("defaults: { userAgent: { mode: enforce } }");

        assertThat(List.of(GOOD.with("user-agent", "curl/8"), GOOD.without("user-agent")))
                .extracting(strict::answer)
                .containsOnly(
                        answer(
                                403,
                                "{\"error\":\"user_agent\",\"message\":\"the site does not allow"
                                        + " this client to deliver\"}"));
        assertThat(strict.answer(GOOD).getStatusCode()).isEqualTo(202);
        assertThat(strict.lanes.sent()).hasSize(1);
    }

    @Test
    void the_user_agent_of_an_unsigned_request_is_not_looked_at() {
        var strict = new Function("defaults: { userAgent: { mode: enforce } }");

        var answer = strict.answer(GOOD.with("user-agent", "curl/8").signedWith("another"));

        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(strict.counters.counted()).containsExactly("default Unsigned");
    }

    @Test
    void the_content_type_is_not_looked_at() {
        assertThat(function.answer(GOOD.with("content-type", "text/plain")).getStatusCode())
                .isEqualTo(202);
        assertThat(function.answer(GOOD.without("content-type")).getStatusCode()).isEqualTo(202);
    }

    private static APIGatewayV2HTTPResponse answer(int status, String body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody(body)
                .build();
    }

    private static String padded(int length) {
        return "{\"a\":\"" + "x".repeat(length - 8) + "\"}";
    }
}
