package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.lanes.LaneStatus;
import io.sprintqueue.lanes.QueueDepth;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.operations.Health.Check;
import io.sprintqueue.operations.Health.Status;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

class LaneHealthTest {
    @Test
    void each_lane_is_shown_with_what_waits_and_what_is_dead() {
        var answer =
                asked(
                        Status.DEGRADED,
                        () -> new LaneStatus(new QueueDepth(3, 2), new QueueDepth(0, 0)),
                        () -> new LaneStatus(new QueueDepth(10_000, 40), new QueueDepth(7, 1)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        Api.json(
                                """
                                {"status":"degraded","lanes":{
                                "interactive":{"visible":3,"inFlight":2,"oldestAgeSeconds":null,
                                "dlqVisible":0},
                                "bulk":{"visible":10000,"inFlight":40,"oldestAgeSeconds":null,
                                "dlqVisible":7}}}
                                """));
    }

    @Test
    void of_a_lane_that_does_not_answer_nothing_is_claimed() {
        var answer =
                asked(
                        Status.DOWN,
                        () -> {
                            throw new IllegalStateException("secret-host does not answer");
                        },
                        () -> new LaneStatus(new QueueDepth(1, 0), new QueueDepth(0, 0)));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().path("lanes").path("interactive"))
                .isEqualTo(
                        Api.json(
                                """
                                {"visible":null,"inFlight":null,"oldestAgeSeconds":null,
                                "dlqVisible":null}
                                """));
        assertThat(answer.body().path("lanes").path("bulk").path("visible").asInt()).isEqualTo(1);
    }

    private static Answered asked(
            Status status, Supplier<LaneStatus> interactive, Supplier<LaneStatus> bulk) {
        var health = new Health(List.of(new Check("x", () -> status)), () -> Samples.NOW);
        var lanes = new LaneHealth(health, Map.of(Lane.INTERACTIVE, interactive, Lane.BULK, bulk));
        return Api.ask(
                new OperationsHandler(new Operations(lanes)),
                "GET /ops/health",
                Map.of(),
                Map.of());
    }
}
