package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.json.BoundedJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

class SentTest {
    private static final String REPORT =
            """
            {"accepted": 39,
             "http_ms": {"p50": 7.5, "p95": 21.25, "p99": 30, "max": 31},
             "cpu": {"ms_per_event": {"uvicorn": 4.5, "celery": 5, "redis": 0.5, "postgres": 2,
                                      "generator": 0.75},
                     "rss_mb": {"uvicorn": 90, "celery": 250, "redis": 12, "postgres": 500},
                     "others_cores": 0.125}}
            """;

    private static final String TABLE =
            """
            id,planned,sent,answered,status
            a-0000000,1764312000250000,1764312000250100,1764312000257000,202
            a-0000001,1764312000250999,1764312000251100,1764312000259000,503
            """;

    @Test
    void its_table_has_every_event_with_the_time_that_its_body_says()
            throws JsonProcessingException {
        assertThat(Sent.of(json(), TABLE).samples())
                .containsExactly(
                        new Sample("a-0000000", at("00.250"), at("00.250"), true),
                        // A microsecond later for the one event before it.
                        new Sample("a-0000001", at("00.250999"), at("00.251"), false));
    }

    private static Instant at(String seconds) {
        return Instant.parse("2025-11-28T06:40:" + seconds + "Z");
    }

    @Test
    void the_generators_report_is_read() throws JsonProcessingException {
        Sent sent = Sent.of(json(), TABLE);

        assertThat(sent.accepted()).isEqualTo(39);
        assertThat(sent.answeredP50()).isEqualTo(7.5);
        assertThat(sent.answeredP95()).isEqualTo(21.25);
        assertThat(sent.residentMegabytes()).isEqualTo(852);
        assertThat(sent.othersCores()).isEqualTo(0.125);
    }

    @Test
    void the_generator_is_apart_from_what_it_measures() throws JsonProcessingException {
        Sent sent = Sent.of(json(), TABLE);

        assertThat(sent.cpu()).isEqualTo(12);
        assertThat(sent.cpu(List.of("uvicorn", "celery"))).isEqualTo(9.5);
        assertThat(sent.cpu(List.of(Sent.GENERATOR))).isEqualTo(0.75);
        assertThat(sent.cpu(List.of("nginx"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "http_ms", "cpu"})
    void a_figure_that_is_not_there_is_named(String field) throws JsonProcessingException {
        ObjectNode report = (ObjectNode) json();
        report.remove(field);

        assertThatThrownBy(() -> Sent.of(report, TABLE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/" + field);
    }

    private static JsonNode json() throws JsonProcessingException {
        return BoundedJson.mapper().readTree(REPORT);
    }
}
