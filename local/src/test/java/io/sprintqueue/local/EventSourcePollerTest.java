package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class EventSourcePollerTest {
    private static EmbeddedAws aws;
    private static SqsClient sqs;

    private TestQueue queue;

    @BeforeAll
    static void start() {
        aws =
                EmbeddedAws.start(
                        Template.read(ProjectFolder.find().resolve("template.yaml")),
                        EmbeddedOptions.inMemory());
        sqs =
                new AwsClients(aws.environment(), Duration.ofSeconds(30))
                        .client(SqsClient.builder(), Service.SQS);
    }

    @AfterAll
    static void stop() {
        sqs.close();
        aws.close();
    }

    @BeforeEach
    void create_a_queue() {
        queue = TestQueue.create(sqs);
    }

    @Test
    void a_batch_has_no_more_than_its_size_and_what_is_done_is_deleted() {
        queue.send("a1", "b1", "c1", "d1", "e1", "a2", "b2", "c2");
        try (var _ = queue.poll(3, 1, event -> queue.answer(event, List.of()))) {
            List<String> seen = new ArrayList<>();
            while (seen.size() < 8) {
                List<String> batch = queue.next();
                assertThat(batch).hasSizeBetween(1, 3);
                seen.addAll(batch);
            }
            assertThat(seen).hasSize(8).doesNotHaveDuplicates();
        }
        assertThat(queue.left()).isZero();
    }

    @Test
    void a_failed_message_stays_its_group_waits_and_the_others_are_deleted() {
        queue.send("a1", "a2", "b1");
        try (var _ =
                queue.poll(
                        1,
                        1,
                        event ->
                                queue.answer(
                                        event,
                                        TestQueue.bodies(event).contains("a1")
                                                ? TestQueue.ids(event)
                                                : List.of()))) {
            assertThat(List.of(queue.next(), queue.next()))
                    .containsExactlyInAnyOrder(List.of("a1"), List.of("b1"));
            queue.send("c1", "d1", "b2");
            assertThat(List.of(queue.next(), queue.next(), queue.next()))
                    .containsExactlyInAnyOrder(List.of("c1"), List.of("d1"), List.of("b2"));
        }
        assertThat(queue.left()).isEqualTo(2);
    }

    @Test
    void of_one_batch_only_what_failed_stays() {
        queue.send("a1", "b1", "c1");
        try (var _ =
                queue.poll(10, 1, event -> queue.answer(event, TestQueue.idsOf(event, "b1")))) {
            queue.takeAll("a1", "b1", "c1");
        }
        assertThat(queue.left()).isEqualTo(1);
    }

    @Test
    void a_function_that_throws_deletes_nothing_and_polling_continues() {
        queue.send("a1", "b1");
        try (var _ =
                queue.poll(
                        1,
                        1,
                        event -> {
                            SQSBatchResponse response = queue.answer(event, List.of());
                            return switch (TestQueue.bodies(event).getFirst()) {
                                case "a1" -> throw new IllegalStateException("on purpose");
                                case "b1" -> throw new NoClassDefFoundError("on purpose");
                                default -> response;
                            };
                        })) {
            queue.takeAll("a1", "b1");
            queue.send("c1");
            queue.takeAll("c1");
        }
        assertThat(queue.left()).isEqualTo(2);
    }

    @Test
    void a_report_of_a_message_that_was_not_there_fails_the_whole_batch() {
        queue.send("a1", "b1");
        try (var _ = queue.poll(10, 1, event -> queue.answer(event, List.of("unknown")))) {
            queue.takeAll("a1", "b1");
        }
        assertThat(queue.left()).isEqualTo(2);
    }

    @Test
    void if_the_template_requests_no_report_none_is_read() {
        queue.send("a1");
        try (var _ =
                queue.poll(queue.withoutReports(), event -> queue.answer(event, List.of("a1")))) {
            queue.takeAll("a1");
        }
        assertThat(queue.left()).isZero();
    }

    @Test
    void no_report_at_all_is_success() {
        queue.send("a1");
        try (var _ =
                queue.poll(
                        10,
                        1,
                        event -> {
                            queue.answer(event, List.of());
                            return new SQSBatchResponse(null);
                        })) {
            queue.takeAll("a1");
        }
        assertThat(queue.left()).isZero();
    }

    @Test
    void no_group_is_ever_processed_twice_at_once_and_each_stays_in_order() {
        var inHand = new ConcurrentHashMap<String, AtomicInteger>();
        var intruders = new AtomicInteger();
        for (int number = 10; number < 22; number++) {
            queue.send("a" + number, "b" + number, "c" + number);
        }
        var seen = new ArrayList<String>();
        try (var _ =
                queue.poll(
                        2,
                        4,
                        event -> {
                            List<String> groups =
                                    TestQueue.bodies(event).stream()
                                            .map(b -> b.substring(0, 1))
                                            .distinct()
                                            .toList();
                            for (String group : groups) {
                                if (hands(inHand, group).incrementAndGet() > 1) {
                                    intruders.incrementAndGet();
                                }
                            }
                            SQSBatchResponse response = queue.answer(event, List.of());
                            groups.forEach(group -> hands(inHand, group).decrementAndGet());
                            return response;
                        })) {
            while (seen.size() < 36) {
                seen.addAll(queue.next());
            }
        }
        assertThat(intruders).hasValue(0);
        assertThat(seen).hasSize(36);
        for (String group : List.of("a", "b", "c")) {
            assertThat(seen.stream().filter(body -> body.startsWith(group))).isSorted();
        }
    }

    @Test
    void several_groups_are_worked_on_at_once() {
        var meeting = new CountDownLatch(2);
        queue.send("a1", "b1");
        try (var _ =
                queue.poll(
                        1,
                        2,
                        event -> {
                            meeting.countDown();
                            await(meeting);
                            return queue.answer(event, List.of());
                        })) {
            queue.takeAll("a1", "b1");
        }
        assertThat(queue.left()).isZero();
    }

    @Test
    void closing_waits_for_the_batch_under_way_and_deletes_it() {
        var entered = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        queue.send("a1");
        EventSourcePoller poller =
                queue.poll(
                        1,
                        1,
                        event -> {
                            entered.countDown();
                            await(released);
                            return queue.answer(event, List.of());
                        });
        await(entered);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(poller::close);
        assertThat(closing).isNotDone();
        released.countDown();
        closing.join();

        queue.takeAll("a1");
        assertThat(queue.left()).isZero();
    }

    @Test
    void the_function_sees_what_lambda_would_show_it() {
        var seen = new CompletableFuture<SQSMessage>();
        sqs.sendMessage(request ->
                request.queueUrl(queue.url())
                        .messageBody("a1")
                        .messageGroupId("a")
                        .messageDeduplicationId("d")
                        .messageAttributes(
                                Map.of(
                                        "encoding",
                                        MessageAttributeValue.builder()
                                                .dataType("String")
                                                .stringValue("identity")
                                                .build())));
        try (var _ =
                queue.poll(
                        10,
                        1,
                        event -> {
                            seen.complete(event.getRecords().getFirst());
                            return queue.answer(event, List.of());
                        })) {
            SQSMessage message = seen.orTimeout(30, TimeUnit.SECONDS).join();
            assertThat(message.getEventSource()).isEqualTo("aws:sqs");
            assertThat(message.getAttributes())
                    .containsEntry("MessageGroupId", "a")
                    .containsEntry("ApproximateReceiveCount", "1");
            assertThat(message.getMessageAttributes()).containsOnlyKeys("encoding");
            assertThat(message.getMessageAttributes().values())
                    .extracting(MessageAttribute::getStringValue)
                    .containsExactly("identity");
            assertThat(queue.url()).endsWith(message.getEventSourceArn().replaceAll(".*:", ""));
        }
    }

    private static AtomicInteger hands(Map<String, AtomicInteger> inHand, String group) {
        return inHand.computeIfAbsent(group, _ -> new AtomicInteger());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
