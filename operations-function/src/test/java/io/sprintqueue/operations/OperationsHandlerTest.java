package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class OperationsHandlerTest {
    private static final Map<String, String> PATH =
            Map.of(
                    "site", "acme",
                    "key", "A-1",
                    "id", "41",
                    "eventId", "issue-1~" + "0".repeat(32));

    @Test
    void an_unknown_route_is_not_found() {
        for (String route : List.of("GET /ops", "POST /health", "$default", "")) {
            var answer = new Api().get(route, Map.of(), Map.of());
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.message()).isEqualTo("there is no route " + route);
        }
    }

    @Test
    void every_response_is_json_that_is_not_cached() {
        var answer = new Api().get("GET /health", Map.of(), Map.of());

        assertThat(answer.headers())
                .containsOnly(
                        Map.entry("content-type", "application/json; charset=utf-8"),
                        Map.entry("cache-control", "no-store"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ops/items/{site}/{key}",
                "GET /ops/sprints/{site}/{id}/queue",
                "GET /ops/sprints/{site}/{id}/report",
                "GET /ops/events/{site}/{eventId}",
                "POST /ops/events/{site}/{eventId}/replay",
            })
    void a_route_without_its_parameters_is_refused(String route) {
        assertThat(new Api().get(route, Map.of(), Map.of()).status()).isEqualTo(400);
        assertThat(new Api().get(route, Map.of("site", "acme"), Map.of()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ops/items/{site}/{key}",
                "GET /ops/sprints/{site}/{id}/queue",
                "GET /ops/sprints/{site}/{id}/report",
                "GET /ops/events/{site}/{eventId}",
                "GET /ops/events",
                "POST /ops/events/{site}/{eventId}/replay",
            })
    void while_the_table_does_not_answer_so_does_the_api_without_saying_more(String route) {
        var reader = new BrokenReader(() -> new IllegalStateException("table-0815 is away"));

        assertUnavailable(Api.ask(new Api().over(reader), route, PATH, Map.of("issue", "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue", "outcome"})
    void a_damaged_record_is_our_fault_and_not_the_callers(String list) {
        var reader = new BrokenReader(() -> new IllegalArgumentException("no enum constant x"));

        assertUnavailable(
                Api.ask(
                        new Api().over(reader),
                        "GET /ops/events",
                        Map.of(),
                        Map.of(list, list.equals("issue") ? "1" : "DEAD")));
    }

    @Test
    void every_variable_that_is_missing_is_named_at_once() {
        assertThatThrownBy(() -> new OperationsHandler(Map.of(), () -> Samples.NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "TABLE_NAME",
                        "STATISTICS_TABLE_NAME",
                        "SYNC_TABLE_NAME",
                        "BODY_BUCKET",
                        "SECRET_ID",
                        "INTERACTIVE_QUEUE_URL",
                        "BULK_QUEUE_URL",
                        "INTERACTIVE_DLQ_URL",
                        "BULK_DLQ_URL",
                        "BODY_BUCKET");
    }

    @Test
    void where_nothing_answers_health_is_down() {
        var handler = new OperationsHandler(Api.environment(), () -> Samples.NOW);

        var answer = Api.ask(handler, "GET /health", Map.of(), Map.of());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo(Api.json("{\"status\":\"down\"}"));
    }

    private static void assertUnavailable(Answered answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "10");
        assertThat(answer.body())
                .isEqualTo(
                        Api.json(
                                """
                                {"error":"unavailable",
                                "message":"a dependency does not answer; try again in a moment"}\
                                """));
    }
}
