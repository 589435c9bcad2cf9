package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.messaging.EncodedMessage;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueueDepth;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.dynamodb.DynamoEntityStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The redrive function as it is deployed, between the queues of the template, with a clock that
/// the test turns.
class RedriveOnQueuesTest {
    private static final String FUNCTION = "RedriveFunction";

    private final EmbeddedAws aws =
            EmbeddedAws.start(
                    Template.read(Path.of("..", "template.yaml")), EmbeddedOptions.inMemory());
    private final AwsClients clients = new AwsClients(aws.environment(), Duration.ofSeconds(10));
    private final SqsClient sqs = clients.client(SqsClient.builder(), AwsClients.Service.SQS);
    private final String deadLetters = aws.physicalId("InteractiveLaneDeadLetterQueue");
    private final String bulkLane = aws.physicalId("BulkLane");
    private final MessageCodec codec = new MessageCodec(new InMemoryBodyStore());
    private final List<Message> waiting = new ArrayList<>();
    private Instant now = Bodies.NOW;
    private final RedriveHandler handler = new RedriveHandler(environment(), () -> now);

    @AfterEach
    void stop() {
        sqs.close();
        aws.close();
    }

    /// Each is received twice at most until all are stamped, and once when all are due: that is 300
    /// receives of ten, and the time of one wait.
    @Test
    void a_thousand_messages_of_one_issue_wait_side_by_side() {
        int count = 1_000;
        for (int from = 0; from < count; from += 10) {
            land(from, 10);
        }

        assertThat(receiveUntilAcknowledged(count)).isLessThanOrEqualTo(200);
        assertThat(messagesIn(deadLetters)).isEqualTo(count);
        assertThat(messagesIn(bulkLane)).isZero();

        pass(Duration.ofMinutes(15));
        assertThat(receiveUntilAcknowledged(count)).isLessThanOrEqualTo(100);
        assertThat(messagesIn(deadLetters)).isZero();
        assertThat(messagesIn(bulkLane)).isEqualTo(count);
    }

    @Test
    void one_that_waits_holds_up_none_of_its_issue_that_comes_later() {
        land(0, 1);
        invoke(receive());
        invoke(receive());
        land(1, 1);

        List<Message> later = receive();
        assertThat(later).hasSize(1);
        assertThat(invoke(later)).isEqualTo(1);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void a_crash_between_a_send_and_its_acknowledgement_leaves_one_message() {
        land(0, 1);

        List<Message> first = receive();
        handle(first);
        showAgain(first);
        receiveUntilAcknowledged(1);
        assertThat(messagesIn(deadLetters)).isEqualTo(1);

        pass(Duration.ofMinutes(15));
        List<Message> due = receive();
        handle(due);
        showAgain(due);
        receiveUntilAcknowledged(1);
        assertThat(messagesIn(deadLetters)).isZero();
        assertThat(messagesIn(bulkLane)).isEqualTo(1);
    }

    @Test
    void a_crash_between_the_burial_and_its_acknowledgement_leaves_one_record() {
        LaneMessage update = update(0);
        var envelope = update.envelope().redriven().redriven().redriven().redriven();
        send(List.of(new LaneMessage(envelope, update.body())));

        List<Message> spent = receive();
        handle(spent);
        showAgain(spent);
        receiveUntilAcknowledged(1);

        EventKey key = EventKey.of(envelope);
        var record =
                new DynamoEntityStore(
                                clients.client(
                                        DynamoDbClient.builder(), AwsClients.Service.DYNAMODB),
                                aws.physicalId("QueueTable"),
                                Pause.jittered(() -> 0L))
                        .read(Set.of(), Set.of(key))
                        .record(key)
                        .orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.DEAD);
        assertThat(record.bodyKey()).isEqualTo("bodies/default/" + envelope.eventId());
        assertThat(messagesIn(deadLetters)).isZero();
    }

    @Test
    void an_environment_that_is_not_whole_is_refused_with_every_problem() {
        assertThatThrownBy(() -> new RedriveHandler(Map.of(), () -> now))
                .hasMessageContainingAll(
                        "TABLE_NAME", "BODY_BUCKET", "BULK_QUEUE_URL", "INTERACTIVE_DLQ_URL");
        assertThatThrownBy(() -> new ProcessorHandler(Map.of(), () -> now))
                .hasMessageContainingAll("TABLE_NAME", "INTERACTIVE_QUEUE_URL", "BULK_QUEUE_URL");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = aws.functionEnvironment(FUNCTION);
        environment.put("CONFIG_FILE", "");
        return environment;
    }

    private static LaneMessage update(int number) {
        return Bodies.update("1", "update " + number, number + 1);
    }

    private void land(int from, int count) {
        var messages = new ArrayList<LaneMessage>();
        for (int number = from; number < from + count; number++) {
            messages.add(update(number));
        }
        send(messages);
    }

    /// As SQS moves them here: in the group of their entity, under a name that says nothing.
    private void send(List<LaneMessage> messages) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (LaneMessage message : messages) {
            EncodedMessage encoded = codec.encode(message);
            entries.add(
                    SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .messageBody(encoded.body())
                            .messageGroupId(message.envelope().messageGroup())
                            .messageDeduplicationId("moved-" + message.envelope().eventId().hash())
                            .messageAttributes(attributes(encoded))
                            .build());
        }
        sqs.sendMessageBatch(request -> request.queueUrl(deadLetters).entries(entries));
    }

    private static Map<String, MessageAttributeValue> attributes(EncodedMessage encoded) {
        return encoded.attributes().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                each ->
                                        MessageAttributeValue.builder()
                                                .dataType(EncodedMessage.ATTRIBUTE_TYPE)
                                                .stringValue(each.getValue())
                                                .build()));
    }

    private int receiveUntilAcknowledged(int count) {
        int receives = 0;
        int acknowledged = 0;
        while (acknowledged < count && receives < count + 10) {
            receives++;
            acknowledged += invoke(receive());
        }
        assertThat(acknowledged).isEqualTo(count);
        return receives;
    }

    private List<Message> receive() {
        return sqs.receiveMessage(request ->
                        request.queueUrl(deadLetters)
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(1)
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /// As Lambda does: what is not reported as failed is deleted.
    private int invoke(List<Message> messages) {
        List<String> failed = handle(messages);
        var done = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (Message message : messages) {
            if (failed.contains(message.messageId())) {
                waiting.add(message);
            } else {
                done.add(
                        DeleteMessageBatchRequestEntry.builder()
                                .id(message.messageId())
                                .receiptHandle(message.receiptHandle())
                                .build());
            }
        }
        if (!done.isEmpty()) {
            sqs.deleteMessageBatch(request -> request.queueUrl(deadLetters).entries(done));
        }
        return done.size();
    }

    private List<String> handle(List<Message> messages) {
        var event = new SQSEvent();
        event.setRecords(messages.stream().map(this::record).toList());
        return handler.handleRequest(event, Contexts.of(60_000)).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private int messagesIn(String queueUrl) {
        QueueDepth depth = QueueDepth.of(sqs, queueUrl);
        return depth.visible() + depth.inFlight();
    }

    /// Turns the clock on; the engine has one of its own, so what was hidden is shown by hand.
    private void pass(Duration time) {
        now = now.plus(time);
        showAgain(waiting);
        waiting.clear();
    }

    /// The function died before Lambda could delete them, and their time is over.
    private void showAgain(List<Message> messages) {
        messages.forEach(message ->
                sqs.changeMessageVisibility(request ->
                        request.queueUrl(deadLetters)
                                .receiptHandle(message.receiptHandle())
                                .visibilityTimeout(0)));
    }

    private SQSMessage record(Message message) {
        var attributes = new HashMap<String, MessageAttribute>();
        message.messageAttributes()
                .forEach((name, value) -> {
                    var attribute = new MessageAttribute();
                    attribute.setStringValue(value.stringValue());
                    attributes.put(name, attribute);
                });
        var record = new SQSMessage();
        record.setMessageId(message.messageId());
        record.setReceiptHandle(message.receiptHandle());
        record.setBody(message.body());
        record.setAttributes(Map.copyOf(message.attributesAsStrings()));
        record.setMessageAttributes(attributes);
        record.setEventSourceArn("arn:aws:sqs:local:0:InteractiveLaneDeadLetterQueue.fifo");
        return record;
    }
}
