package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Rejection;
import io.sprintqueue.core.statistics.Rejections;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.core.statistics.Statistics.Measure;
import io.sprintqueue.core.statistics.Statistics.Series;
import io.sprintqueue.messaging.QueueDepth;
import io.sprintqueue.messaging.RejectionReader;
import io.sprintqueue.operations.HealthReport.Status;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.InMemoryStatistics;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.StatisticsReader;
import io.sprintqueue.store.sync.SyncStandings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

class HealthLookTest {
    private static final Configuration.Health LIMITS =
            new Configuration.Health(Duration.ofMinutes(5), Duration.ofDays(3));

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Api api = new Api();
    private final Lanes lanes = new Lanes();
    private Rejections rejections = Rejections.NONE;
    private final InMemoryStatistics statistics = new InMemoryStatistics();

    @BeforeEach
    void a_delivery_was_seen() {
        statistics.add(
                Samples.NOW.minus(LIMITS.quiet()), Statistics.NONE.counted(Counter.APPLIED, 1));
    }

    @Test
    void where_all_is_well_every_check_is_named_and_ok() {
        HealthReport report = look();

        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.findings())
                .extracting(HealthReport.Finding::name)
                .containsExactly(
                        "queue table",
                        "interactive lane",
                        "interactive dead-letter queue",
                        "bulk lane",
                        "bulk dead-letter queue",
                        "body bucket",
                        "webhook secret",
                        "statistics table",
                        "deliveries",
                        "sync");
    }

    @Test
    void without_the_table_or_the_lanes_it_is_down_and_they_are_named() {
        var broken = new BrokenReader(() -> new IllegalStateException("table-0815 is away"));
        assertThat(
                        wrong(
                                look(
                                        broken,
                                        statistics,
                                        HealthLookTest::answers,
                                        HealthLookTest::answers)))
                .containsExactly(
                        "DOWN queue table does not answer; deliveries are accepted and wait in"
                                + " lanes");

        lanes.silent = true;
        HealthReport report = look();
        assertThat(report.status()).isEqualTo(Status.DOWN);
        assertThat(wrong(report))
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding).doesNotContain("0815"));
    }

    @Test
    void without_what_deliveries_seldom_need_it_is_degraded() {
        assertThat(wrong(look(api.store, broken(), HealthLookTest::fails, HealthLookTest::fails)))
                .hasSize(3)
                .allSatisfy(finding ->
                        assertThat(finding)
                                .startsWith("DEGRADED")
                                .contains("does not answer")
                                .doesNotContain("0815"));
    }

    @Test
    void a_secret_that_ingest_cannot_read_needs_a_look_though_it_answers() {
        rejections =
                rejections
                        .counted(Samples.NOW.minusSeconds(901), Rejection.UNAVAILABLE_SECRETS, 5)
                        .counted(Samples.NOW, Rejection.UNSIGNED, 7);
        assertThat(wrong(look())).isEmpty();

        rejections = rejections.counted(Samples.NOW, Rejection.UNAVAILABLE_SECRETS, 3);
        assertThat(wrong(look()))
                .singleElement()
                .asString()
                .startsWith("DEGRADED webhook secret 3 deliveries were answered 503");
    }

    @Test
    void dead_events_and_dead_letters_need_a_look() {
        var issue = new EntityKey(Api.ACME, Entity.issue("7"));
        api.put(Samples.record(Samples.envelope(issue, "x"), Outcome.DEAD));
        lanes.deadLetters.put(Lane.BULK, new QueueDepth(0, 2));

        assertThat(wrong(look()))
                .containsExactly(
                        "DEGRADED queue table has events that ended DEAD; see"
                                + " /ops/events?outcome=DEAD",
                        "DEGRADED bulk dead-letter queue holds 2 messages");
    }

    @Test
    void an_old_backlog_is_distinguished_from_a_stalled_lane() {
        lanes.waiting.put(Lane.INTERACTIVE, new QueueDepth(3, 0));
        lanes.waiting.put(Lane.BULK, new QueueDepth(9, 2));
        statistics.add(
                Samples.NOW, Statistics.NONE.measured(new Series(Measure.AGE, Lane.BULK), 600_000));

        assertThat(wrong(look()))
                .hasSize(2)
                .contains("DEGRADED interactive lane has messages, and none is being processed")
                .anySatisfy(finding ->
                        assertThat(finding)
                                .matches("DEGRADED bulk lane .* (5[6-9]|6[0-3])\\d s old.*PT5M"));
    }

    @Test
    void a_delivery_just_within_the_quiet_time_is_enough_and_a_minute_more_is_not() {
        assertThat(wrong(look())).isEmpty();

        assertThat(
                        wrong(
                                look(
                                        api.store,
                                        new InMemoryStatistics(),
                                        HealthLookTest::answers,
                                        HealthLookTest::answers)))
                .containsExactly(
                        "DEGRADED deliveries none for health.quiet of PT72H; does Jira's webhook"
                                + " still send?");
    }

    @Test
    void one_that_hangs_is_not_waited_for() {
        var never = new CountDownLatch(1);
        Runnable hangs =
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                };

        assertThat(wrong(look(api.store, statistics, hangs, HealthLookTest::answers)))
                .singleElement()
                .asString()
                .startsWith("DEGRADED body bucket does not answer");
    }

    @Test
    void the_lanes_are_shown_with_depth_and_age() {
        lanes.waiting.put(Lane.BULK, new QueueDepth(9, 2));
        statistics.add(
                Samples.NOW, Statistics.NONE.measured(new Series(Measure.AGE, Lane.BULK), 3_000));

        JsonNode json = StatisticsJson.health(look(), Samples.NOW);

        assertThat(Api.json(json.path("lanes").toString()))
                .isEqualTo(
                        Api.json(
                                """
                                {"interactive":{"visible":0,"inFlight":0,"oldestAgeSeconds":null,
                                "motion":"idle","dlqVisible":0,"dlqWaiting":0},
                                "bulk":{"visible":9,"inFlight":2,"oldestAgeSeconds":3,
                                "motion":"moving","dlqVisible":0,"dlqWaiting":0}}\
                                """));
    }

    private HealthReport look() {
        return look(api.store, statistics, HealthLookTest::answers, HealthLookTest::answers);
    }

    private HealthReport look(
            QueueReader queue, StatisticsReader counted, Runnable bodies, Runnable secret) {
        RejectionReader reader =
                (from, to) -> {
                    bodies.run();
                    return Optional.of(rejections.between(from, to));
                };
        return new HealthLook(
                        queue,
                        counted,
                        lanes,
                        reader,
                        secret,
                        new SyncStandings(api.cells, Cadences.DEFAULT),
                        LIMITS,
                        () -> Samples.NOW)
                .within(PATIENCE);
    }

    private static List<String> wrong(HealthReport report) {
        var wrong = new ArrayList<String>();
        for (HealthReport.Finding finding : report.findings()) {
            if (finding.status() != Status.OK) {
                wrong.add(finding.status() + " " + finding.name() + " " + finding.message());
            }
        }
        return wrong;
    }

    private static void answers() {}

    private static void fails() {
        throw new IllegalStateException("host-0815 is away");
    }

    private static StatisticsReader broken() {
        return (StatisticsReader)
                Proxy.newProxyInstance(
                        HealthLookTest.class.getClassLoader(),
                        new Class<?>[] {StatisticsReader.class},
                        (_, _, _) -> {
                            throw new IllegalStateException("table-0815 is away");
                        });
    }
}
