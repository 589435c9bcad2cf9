package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.outcome.Remarks;
import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.MetricName;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.core.statistics.Statistics.Measure;
import io.sprintqueue.core.statistics.Statistics.Series;
import io.sprintqueue.messaging.EncodedMessage;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.store.InMemoryStatistics;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class StatisticsReporterTest {
    private static final MessageCodec CODEC = new MessageCodec(new InMemoryBodyStore());
    private static final Series FRESHNESS = new Series(Measure.FRESHNESS, Lane.BULK);
    private static final Series QUEUE_LAG = new Series(Measure.QUEUE_LAG, Lane.BULK);
    private static final Series AGE = new Series(Measure.AGE, Lane.BULK);

    private final InMemoryStatistics statistics = new InMemoryStatistics();
    private final List<MetricName> metrics = new ArrayList<>();
    private final LaneMessage update = Bodies.update("1", "a", 10);

    @Test
    void every_result_is_counted_in_the_minute_in_which_the_batch_was_done() {
        report(
                List.of(received("m1", 1, update), received("m2", 1, update)),
                settled("m1", Outcome.APPLIED),
                settled("m2", Outcome.STALE),
                settled("m3", Outcome.DUPLICATE),
                settled("m4", Outcome.IGNORED),
                settled("m5", Outcome.DEAD),
                new Result.Failed("m6", null, "it failed"));

        Statistics counted = counted();
        assertThat(counted.counts())
                .containsOnlyKeys(
                        Counter.ACCEPTED,
                        Counter.APPLIED,
                        Counter.STALE,
                        Counter.DUPLICATE,
                        Counter.IGNORED,
                        Counter.DEAD,
                        Counter.RETRYING)
                .containsEntry(Counter.ACCEPTED, 2L)
                .containsEntry(Counter.RETRYING, 1L);
    }

    @Test
    void only_what_comes_from_jira_and_for_the_first_time_counts_as_accepted() {
        Envelope envelope = update.envelope();
        LaneMessage redriven = new LaneMessage(envelope.redriven(), update.body());

        report(
                List.of(
                        received("m1", 1, update),
                        received("m2", 2, update),
                        received("m3", 1, redriven)));

        assertThat(counted().count(Counter.ACCEPTED)).isEqualTo(1);
    }

    @Test
    void lags_are_measured_of_what_was_applied_and_the_age_of_the_oldest_message_once() {
        report(
                List.of(received("m1", 1, update)),
                settled("m1", Outcome.APPLIED),
                settled("m2", Outcome.STALE));

        Statistics counted = counted();
        assertThat(counted.histogram(FRESHNESS).total()).isEqualTo(1);
        assertThat(counted.histogram(QUEUE_LAG).total()).isEqualTo(1);
        assertThat(counted.histogram(AGE).total()).isEqualTo(1);
        assertThat(counted.histogram(AGE).percentile(100).orElseThrow()).isBetween(6_500L, 7_500L);
    }

    @Test
    void no_lag_is_measured_of_what_was_redriven_or_replayed() {
        Envelope envelope = update.envelope();

        report(
                List.of(),
                settled("m1", envelope.redriven(), Outcome.APPLIED),
                settled("m2", envelope.replayed(Lane.BULK), Outcome.APPLIED));

        Statistics counted = counted();
        assertThat(counted.count(Counter.APPLIED)).isEqualTo(2);
        assertThat(counted.histogram(FRESHNESS).total()).isZero();
        assertThat(counted.histogram(QUEUE_LAG).total()).isZero();
    }

    @Test
    void what_sync_has_read_is_counted_apart_and_not_timed() {
        LaneMessage read = Bodies.seen("1", "not_visible", 10);

        report(
                List.of(received("m1", 1, read)),
                settled("m1", read.envelope(), Outcome.APPLIED),
                settled("m2", read.envelope(), Outcome.STALE),
                settled("m3", read.envelope(), Outcome.DUPLICATE),
                settled("m4", read.envelope(), Outcome.DEAD));

        Statistics counted = counted();
        assertThat(counted.counts())
                .containsOnly(
                        Map.entry(Counter.SYNC_APPLIED, 1L),
                        Map.entry(Counter.SYNC_UNCHANGED, 2L),
                        Map.entry(Counter.DEAD, 1L));
        assertThat(counted.histogram(FRESHNESS).total()).isZero();
        assertThat(counted.histogram(QUEUE_LAG).total()).isZero();
    }

    @Test
    void changes_that_were_lost_are_counted_in_addition_to_the_event_that_tells_of_them() {
        var remarks = new Remarks(List.of(), List.of(), List.of("status", "assignee"), List.of());
        report(
                List.of(),
                new Result.Settled("m1", update.envelope(), Outcome.APPLIED, null, remarks));

        assertThat(counted().counts())
                .containsOnly(Map.entry(Counter.APPLIED, 1L), Map.entry(Counter.LOST_CHANGES, 2L));
    }

    @Test
    void what_cannot_be_counted_is_a_metric_and_no_failure() {
        reporter(true).report(batch(List.of(), settled("m1", Outcome.APPLIED)));

        assertThat(metrics).containsExactly(MetricName.UNCOUNTED);
    }

    @Test
    void the_redrive_counts_what_it_gives_back_and_what_is_dead_and_nothing_else() {
        Envelope envelope = update.envelope();
        new StatisticsRedriveReporter(counting(false), () -> Bodies.NOW)
                .report(
                        Lane.BULK,
                        List.of(
                                new RedriveResult.Returned("m1", envelope),
                                new RedriveResult.Dead("m2", envelope, "why"),
                                new RedriveResult.Scheduled("m3", envelope),
                                new RedriveResult.Waiting("m4", Duration.ofSeconds(1))));

        assertThat(counted())
                .isEqualTo(Statistics.NONE.counted(Counter.REDRIVEN, 1).counted(Counter.DEAD, 1));
    }

    private void report(List<QueuedMessage> received, Result... results) {
        reporter(false).report(batch(received, results));
    }

    private StatisticsReporter reporter(boolean broken) {
        return new StatisticsReporter(new BatchStatistics(CODEC), counting(broken));
    }

    private Counting counting(boolean broken) {
        return new Counting(
                (time, more) -> {
                    if (broken) {
                        throw new IllegalStateException("the table is away");
                    }
                    statistics.add(time, more);
                },
                metrics::add);
    }

    private static BatchReport batch(List<QueuedMessage> received, Result... results) {
        return new BatchReport(
                Lane.BULK,
                received,
                Optional.of(Bodies.NOW.minusSeconds(7)),
                List.of(results),
                Bodies.NOW);
    }

    private Result settled(String messageId, Outcome outcome) {
        return settled(messageId, update.envelope(), outcome);
    }

    private static Result settled(String messageId, Envelope envelope, Outcome outcome) {
        return new Result.Settled(messageId, envelope, outcome, null, Remarks.NONE);
    }

    private static QueuedMessage received(String messageId, int receiveCount, LaneMessage message) {
        EncodedMessage encoded = CODEC.encode(message);
        return new QueuedMessage(
                DeadLetters.ARN,
                messageId,
                "handle",
                message.envelope().messageGroup(),
                receiveCount,
                encoded.body(),
                encoded.attributes());
    }

    private Statistics counted() {
        return statistics.between(Bodies.NOW, Bodies.NOW).minutes().values().stream()
                .reduce(Statistics.NONE, Statistics::plus);
    }
}
