package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.retry.Backoff;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.store.InMemoryQueueStore;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ProcessorHandlerTest {
    private final InMemoryBodyStore bodies = new InMemoryBodyStore();
    private final MessageCodec codec = new MessageCodec(bodies);
    private final FaultyStore store = new FaultyStore(new InMemoryQueueStore(() -> Bodies.NOW));
    private boolean reporterFails;
    private final List<Result> reported = new ArrayList<>();
    private final DeadLetters queue = new DeadLetters();
    private final ProcessorHandler handler =
            new ProcessorHandler(
                    new Wiring(
                            new Decoder(codec, ParallelGroups.onVirtualThreads(), () -> Bodies.NOW),
                            new BatchProcessor(
                                    store,
                                    new GroupProcessor(
                                            store,
                                            new Fold(ConfigurationReader.defaults()),
                                            bodies,
                                            () -> Bodies.NOW,
                                            _ -> {},
                                            () -> "a writer"),
                                    ParallelGroups.onVirtualThreads()),
                            new FailedMessages(
                                    Backoff.of(ConfigurationReader.defaults().retry()),
                                    queue,
                                    new RetryingRecords(
                                            store, codec, () -> Bodies.NOW, () -> "a writer"),
                                    () -> 0L),
                            List.of(_ -> failIfAsked(), batch -> reported.addAll(batch.results())),
                            () -> Bodies.NOW,
                            "https://queues/bulk.fifo"));

    @Test
    void a_batch_that_is_settled_reports_no_failure() {
        assertThat(failures(Batches.message("m1", Bodies.update("1", "a", 10)))).isEmpty();
        assertThat(reported).hasSize(1);
    }

    @Test
    void a_message_that_cannot_be_read_holds_back_its_own_group_only() {
        SQSMessage unreadable = Batches.message("m2", Bodies.update("2", "b", 10));
        unreadable.setMessageAttributes(Map.of());

        assertThat(
                        failures(
                                Batches.message("m1", Bodies.update("1", "a", 10)),
                                unreadable,
                                Batches.message("m3", Bodies.update("2", "c", 5)),
                                Batches.message("m4", Bodies.update("4", "d", 10))))
                .containsExactly("m2", "m3");
        assertThat(store.commits).hasSize(2);
    }

    @Test
    void a_message_in_a_group_that_is_not_its_own_fails() {
        SQSMessage astray = Batches.message("m1", Bodies.update("1", "a", 10));
        astray.setAttributes(Map.of("MessageGroupId", "default:issue-2"));

        assertThat(failures(astray)).containsExactly("m1");
    }

    @Test
    void what_is_committed_does_not_come_back_because_it_could_not_be_counted() {
        reporterFails = true;

        assertThat(failures(Batches.message("m1", Bodies.update("1", "a", 10)))).isEmpty();
        assertThat(store.commits).hasSize(1);
    }

    @Test
    void a_reporter_that_fails_keeps_none_of_the_others_from_reporting() {
        reporterFails = true;
        failures(Batches.message("m1", Bodies.update("1", "a", 10)));

        assertThat(reported).hasSize(1);
    }

    @Test
    void a_queue_without_groups_is_refused_by_name() {
        SQSMessage groupless = Batches.message("m1", Bodies.update("1", "a", 10));
        groupless.setAttributes(Map.of());

        assertThatThrownBy(() -> failures(groupless)).hasMessageContaining("must be FIFO");
    }

    @Test
    void a_failed_group_is_reported_for_another_try() {
        store.readFails = _ -> true;

        assertThat(failures(Batches.message("m1", Bodies.update("1", "a", 10))))
                .containsExactly("m1");
        assertThat(reported)
                .containsExactly(
                        new Result.Failed(
                                "m1",
                                Bodies.update("1", "a", 10).envelope().eventId(),
                                "SdkClientException: the table does not answer"));
        assertThat(queue.hidden).containsExactly(Map.entry("m1", Duration.ofSeconds(1)));
    }

    private void failIfAsked() {
        if (reporterFails) {
            throw new IllegalStateException("nothing can be counted");
        }
    }

    private List<String> failures(SQSMessage... messages) {
        var event = new SQSEvent();
        event.setRecords(List.of(messages));
        SQSBatchResponse response = handler.handleRequest(event, Contexts.of(10_000));
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
