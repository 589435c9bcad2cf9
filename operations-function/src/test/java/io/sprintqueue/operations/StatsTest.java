package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Rejection;
import io.sprintqueue.core.statistics.Rejections;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.core.statistics.Statistics.Measure;
import io.sprintqueue.core.statistics.Statistics.Series;
import io.sprintqueue.messaging.RejectionReader;
import io.sprintqueue.store.Counted;
import io.sprintqueue.store.InMemoryStatistics;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.StatisticsReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

class StatsTest {
    private static final Statistics ONE = Statistics.NONE.counted(Counter.APPLIED, 1);

    private final InMemoryStatistics statistics = new InMemoryStatistics();
    private StatisticsReader reader = statistics;
    private final Lanes lanes = new Lanes();
    private RejectionReader rejections = (_, _) -> Optional.of(Rejections.NONE);

    @Test
    void each_minute_is_there_and_the_sums_are_those_of_the_minutes() {
        statistics.add(Samples.NOW, ONE);
        statistics.add(Samples.NOW.minusSeconds(120), ONE.counted(Counter.DEAD, 2));
        statistics.add(Samples.NOW.minusSeconds(180), ONE);

        JsonNode json = stats("3");

        assertThat(json.path("minutes").asInt()).isEqualTo(3);
        assertThat(json.path("applied").asInt()).isEqualTo(2);
        assertThat(json.path("dead").asInt()).isEqualTo(2);
        assertThat(json.path("perMinute")).hasSize(3);
        assertThat(json.path("perMinute").findValuesAsText("applied"))
                .containsExactly("1", "0", "1");
        assertThat(json.path("perMinute").path(2).path("minute").asText())
                .isEqualTo(Samples.NOW.truncatedTo(ChronoUnit.MINUTES).toString());
    }

    @Test
    void an_hour_is_shown_by_default() {
        Answer unasked = answer(Map.of());

        assertThat(unasked.body().path("perMinute")).hasSize(60);
        assertThat(stats("1440").path("perMinute")).hasSize(1_440);
    }

    @Test
    void the_lags_are_those_of_both_lanes_and_null_if_nothing_was_applied() {
        assertThat(stats("1").path("lagMs"))
                .isEqualTo(Api.json("{\"p50\":null,\"p95\":null,\"p99\":null}"));
        for (Lane lane : Lane.values()) {
            statistics.add(
                    Samples.NOW,
                    ONE.measured(new Series(Measure.FRESHNESS, lane), 5)
                            .measured(new Series(Measure.QUEUE_LAG, lane), lane.name().length()));
        }

        assertThat(stats("1").path("lagMs")).isEqualTo(Api.json("{\"p50\":5,\"p95\":5,\"p99\":5}"));
        assertThat(stats("1").path("queueLagMs"))
                .isEqualTo(Api.json("{\"p50\":4,\"p95\":11,\"p99\":11}"));
    }

    @Test
    void what_is_not_known_is_null() {
        lanes.silent = true;
        rejections =
                (_, _) -> {
                    throw new IllegalStateException("bucket-host-0815 is away");
                };

        JsonNode json = stats("1");

        assertThat(json.path("rejected").isNull()).isTrue();
        assertThat(json.path("perMinute").path(0).path("rejected").isNull()).isTrue();
        assertThat(json.path("lanes").path("bulk"))
                .isEqualTo(
                        Api.json(
                                """
                                {"visible":null,"inFlight":null,"oldestAgeSeconds":null,
                                "motion":null,"dlqVisible":null,"dlqWaiting":null}\
                                """));
    }

    @Test
    void what_was_rejected_is_shown_by_reason_for_each_minute_and_in_all() {
        Instant minute = Samples.NOW.truncatedTo(ChronoUnit.MINUTES);
        var asked = new ArrayList<Instant>();
        rejections =
                (from, to) -> {
                    asked.addAll(List.of(from, to));
                    return Optional.of(
                            Rejections.NONE
                                    .counted(minute, Rejection.UNSIGNED, 3)
                                    .counted(minute.minusSeconds(60), Rejection.UNSIGNED, 1)
                                    .counted(minute, Rejection.TOO_LARGE, 2));
                };

        JsonNode json = stats("3");

        assertThat(json.path("rejected")).isEqualTo(Api.json("{\"unsigned\":4,\"too_large\":2}"));
        assertThat(json.path("perMinute").findValues("rejected"))
                .containsExactly(
                        Api.json("{}"),
                        Api.json("{\"unsigned\":1}"),
                        Api.json("{\"unsigned\":3,\"too_large\":2}"));
        assertThat(asked).containsExactly(minute.minusSeconds(120), Samples.NOW);
    }

    @Test
    void where_not_every_minute_could_be_read_the_answer_has_the_others_and_says_so() {
        assertThat(stats("3").path("truncated").asBoolean(true)).isFalse();
        Instant minute = Samples.NOW.truncatedTo(ChronoUnit.MINUTES);
        rejections =
                (_, _) ->
                        Optional.of(
                                Rejections.NONE
                                        .counted(minute, Rejection.UNSIGNED, 3)
                                        .counted(minute.minusSeconds(60), Rejection.UNSIGNED, 1));
        reader = readFrom(minute, new TreeMap<>(Map.of(minute, ONE)));

        JsonNode json = stats("3");

        assertThat(json.path("truncated").asBoolean()).isTrue();
        assertThat(json.path("minutes").asInt()).isEqualTo(1);
        assertThat(json.path("perMinute")).hasSize(1);
        assertThat(json.path("applied").asInt()).isEqualTo(1);
        assertThat(json.path("rejected")).isEqualTo(Api.json("{\"unsigned\":3}"));
    }

    @Test
    void where_no_minute_could_be_read_whole_the_answer_has_none() {
        Instant next = Samples.NOW.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
        reader = readFrom(next, new TreeMap<>());

        JsonNode json = stats("3");

        assertThat(json.path("truncated").asBoolean()).isTrue();
        assertThat(json.path("minutes").asInt(-1)).isZero();
    }

    private static StatisticsReader readFrom(Instant from, SortedMap<Instant, Statistics> minutes) {
        return new StatisticsReader() {
            @Override
            public Counted between(Instant first, Instant last) {
                return new Counted(minutes, from);
            }

            @Override
            public Optional<Instant> latest(Instant last, Instant backTo) {
                return Optional.empty();
            }
        };
    }

    @Test
    void more_rejections_than_can_be_read_are_not_known() {
        rejections = (_, _) -> Optional.empty();

        assertThat(stats("1").path("rejected").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1441", "-1", "x", "", "1.5", "99999999999"})
    void a_number_of_minutes_out_of_bounds_is_refused(String minutes) {
        Answer answer = answer(Map.of("minutes", minutes));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText())
                .isEqualTo("minutes is not a number from 1 to 1440");
    }

    private JsonNode stats(String minutes) {
        Answer answer = answer(Map.of("minutes", minutes));
        assertThat(answer.status()).isEqualTo(200);
        return Api.json(answer.body().toString());
    }

    private Answer answer(Map<String, String> query) {
        return new Stats(reader, rejections, lanes, () -> Samples.NOW).answer(query);
    }
}
