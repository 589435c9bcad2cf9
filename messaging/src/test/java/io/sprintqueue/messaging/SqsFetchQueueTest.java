package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.FetchRequest;
import io.sprintqueue.messaging.FetchQueue.Received;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class SqsFetchQueueTest {
    private static final Site ACME = new Site("acme");
    private static final Instant SINCE = Instant.parse("2026-10-05T09:00:00.040Z");

    private static LocalAws aws;

    private String url;
    private SqsFetchQueue queue;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void create(TestInfo test) {
        String name = "fetch-" + Integer.toHexString(test.getDisplayName().hashCode());
        url = aws.sqs().createQueue(request -> request.queueName(name)).queueUrl();
        queue = new SqsFetchQueue(aws.sqs(), url);
    }

    private static FetchMessage message(String issueId) {
        return new FetchMessage(ACME, new FetchRequest(issueId, SINCE));
    }

    @Test
    void more_than_one_batch_is_sent_and_settled() {
        List<FetchMessage> messages =
                IntStream.range(0, 23).mapToObj(number -> message("" + (1_000 + number))).toList();
        queue.send(messages);

        var received = new ArrayList<FetchMessage>();
        for (List<Received> some = queue.receive(); !some.isEmpty(); some = queue.receive()) {
            some.forEach(each -> received.add(each.message()));
            queue.settle(some);
        }
        assertThat(received).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void what_is_not_settled_comes_back() {
        aws.sqs()
                .setQueueAttributes(request ->
                        request.queueUrl(url)
                                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0")));
        queue.send(List.of(message("1000")));

        assertThat(queue.receive()).hasSize(1);
        assertThat(queue.receive()).extracting(Received::message).containsExactly(message("1000"));
    }

    @Test
    void nothing_is_sent_and_nothing_settled_without_a_call() {
        var unreachable = new SqsFetchQueue(aws.sqs(), "http://127.0.0.1:1/nowhere");

        unreachable.send(List.of());
        unreachable.settle(List.of());
        assertThatThrownBy(() -> unreachable.send(List.of(message("1000"))))
                .isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"site\":\"acme\",\"since\":1}",
                "{\"site\":\"not a site\",\"issue\":\"1000\",\"since\":1}",
                "{\"site\":\"acme\",\"issue\":\"../1\",\"since\":1}",
                "{\"site\":\"acme\",\"issue\":\"1000\"}",
            })
    void a_message_that_is_none_of_ours_is_left_to_the_dead_letter_queue(String text) {
        aws.sqs().sendMessage(request -> request.queueUrl(url).messageBody(text));

        assertThat(queue.receive()).isEmpty();
        assertThat(QueueDepth.of(aws.sqs(), url).inFlight()).isEqualTo(1);
    }
}
