package io.sprintqueue.lab.functions;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.messaging.DeduplicationId;
import io.sprintqueue.messaging.EncodedMessage;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.dynamodb.DynamoEntityStore;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Fills table and queue to the size of a company that has used them for long. It bypasses the
/// functions but writes what they would, the same for each issue.
final class Filling {
    private static final int TABLE_BATCH = 25;
    private static final int QUEUE_BATCH = 10;
    private static final int BODY_BYTES = 2_000;

    private final EmbeddedAws aws;
    private final Path home;
    private final LongConsumer progress;

    /// Older than all that the functions are given afterwards, and not too old to be applied.
    private final Instant before;

    /// Fills nothing yet.
    ///
    /// @param home the project's folder
    /// @param progress is given how many there are by now
    Filling(EmbeddedAws aws, Path home, InstantSource clock, LongConsumer progress) {
        this.aws = aws;
        this.home = home;
        this.progress = progress;
        this.before = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
    }

    /// Puts so many issues into the table.
    void table(int items) {
        String table = aws.physicalId("QueueTable");
        try (DynamoDbClient dynamoDb =
                clients().client(DynamoDbClient.builder(), AwsClients.Service.DYNAMODB)) {
            new DynamoEntityStore(dynamoDb, table, _ -> {})
                    .commit(Samples.commit(Samples.message(body(0), before), before));
            List<Map<String, AttributeValue>> rows =
                    dynamoDb.scan(request -> request.tableName(table)).items();
            for (int first = 1; first < items; first += TABLE_BATCH) {
                int end = Math.min(items, first + TABLE_BATCH);
                for (Map<String, AttributeValue> row : rows) {
                    List<WriteRequest> puts =
                            IntStream.range(first, end).mapToObj(issue -> put(row, issue)).toList();
                    dynamoDb.batchWriteItem(request -> request.requestItems(Map.of(table, puts)));
                }
                progress.accept(end);
            }
        }
    }

    private static WriteRequest put(Map<String, AttributeValue> row, int issue) {
        Map<String, AttributeValue> another =
                row.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        each -> ofIssue(each.getValue(), issue)));
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(another).build())
                .build();
    }

    private static AttributeValue ofIssue(AttributeValue value, int issue) {
        return value.s() == null ? value : AttributeValue.fromS(ofIssue(value.s(), issue));
    }

    private static String ofIssue(String text, int issue) {
        return text.replace(SizedBody.id(0), SizedBody.id(issue))
                .replace(SizedBody.key(0), SizedBody.key(issue));
    }

    /// Puts so many messages into the lane for people, ten of each issue, the issues in turns: each
    /// batch is then ten messages of one issue, however many wait.
    void queue(int messages) {
        int issues = Math.max(1, messages / QUEUE_BATCH);
        String url = aws.physicalId("InteractiveLane");
        String text = new String(body(0).bytes(), StandardCharsets.UTF_8);
        try (SqsClient sqs = clients().client(SqsClient.builder(), AwsClients.Service.SQS)) {
            for (int first = 0; first < messages; first += QUEUE_BATCH) {
                int end = Math.min(messages, first + QUEUE_BATCH);
                List<SendMessageBatchRequestEntry> entries =
                        IntStream.range(first, end)
                                .mapToObj(index -> entry(text, index, index % issues))
                                .toList();
                sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
                progress.accept(end);
            }
        }
    }

    private SendMessageBatchRequestEntry entry(String text, int index, int issue) {
        Instant at = before.plusMillis(index);
        var body =
                new Body(
                        ofIssue(text, issue)
                                .replace(
                                        Long.toString(before.toEpochMilli()),
                                        Long.toString(at.toEpochMilli()))
                                .replace(before.toString(), at.toString())
                                .getBytes(StandardCharsets.UTF_8));
        LaneMessage message = Samples.message(body, at);
        EncodedMessage encoded = MeasuredEvents.encoded(message);
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(encoded.body())
                .messageAttributes(MeasuredEvents.attributes(encoded))
                .messageGroupId(message.envelope().messageGroup())
                .messageDeduplicationId(DeduplicationId.of(message.envelope()))
                .build();
    }

    private Body body(int issue) {
        return SizedBody.of(home, BODY_BYTES, issue, before);
    }

    private AwsClients clients() {
        return new AwsClients(aws.environment(), Duration.ofSeconds(30), aws.transport());
    }
}
