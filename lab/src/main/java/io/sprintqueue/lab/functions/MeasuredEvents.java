package io.sprintqueue.lab.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.local.HttpExchangeTranslator;
import io.sprintqueue.local.LambdaJson;
import io.sprintqueue.local.SqsEvents;
import io.sprintqueue.messaging.EncodedMessage;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.LazyBodyStore;
import io.sprintqueue.messaging.MessageCodec;

import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The input of a function while it is measured. Deliveries and batches contain issue updates of 10
/// kB, a new one each time.
final class MeasuredEvents {
    static final Secret SECRET = new Secret("a-secret-for-measurements-only");

    private static final int BODY_BYTES = 10_000;
    private static final String WEBHOOK = "/webhooks/jira";
    private static final String QUEUE = "sqs://local/interactive.fifo";

    private final Path home;
    private final InstantSource clock;
    private Instant last = Instant.MIN;

    MeasuredEvents(Path home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /// The next one for a function.
    ///
    /// @param messages how many of them at once, where it takes several
    /// @param issues how many issues these are about
    byte[] next(MeasuredFunction function, int messages, int issues) {
        return switch (function) {
            case FLOOR, INGEST -> delivery();
            case PROCESSOR -> batch(messages, issues);
            case OPERATIONS -> sample("api-gateway-health");
            case CONSOLE -> sample("cloudwatch-widget-render");
        };
    }

    /// The same request each time.
    private byte[] sample(String name) {
        Path file = home.resolve("events").resolve("aws").resolve(name + ".json");
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the sample cannot be read: " + name, unreadable);
        }
    }

    /// As API Gateway hands it to ingest.
    private byte[] delivery() {
        Body body = body(0);
        Map<String, List<String>> headers =
                Map.of(
                        "x-hub-signature", List.of(SignatureVerifier.sign(body, SECRET)),
                        "content-type", List.of("application/json; charset=utf-8"),
                        "user-agent", List.of("Atlassian Webhook HTTP Client"));
        var incoming =
                new HttpExchangeTranslator.Incoming(
                        "POST", WEBHOOK, null, headers, body, "127.0.0.1");
        return new LambdaJson<>(APIGatewayV2HTTPEvent.class)
                .write(
                        HttpExchangeTranslator.event(
                                incoming, "POST " + WEBHOOK, Map.of(), clock.millis()));
    }

    /// As Lambda hands them to the processor.
    private byte[] batch(int messages, int issues) {
        List<Message> batch =
                IntStream.range(0, messages)
                        .mapToObj(index -> Samples.message(body(index % issues), last))
                        .map(MeasuredEvents::message)
                        .toList();
        return new LambdaJson<>(SQSEvent.class).write(SqsEvents.of(batch, QUEUE));
    }

    private static Message message(LaneMessage message) {
        EncodedMessage encoded = encoded(message);
        String sentAt = Long.toString(message.envelope().receivedAt().toEpochMilli());
        return Message.builder()
                .messageId(message.envelope().eventId().hash())
                .receiptHandle("first")
                .body(encoded.body())
                .messageAttributes(attributes(encoded))
                .attributes(
                        Map.of(
                                MessageSystemAttributeName.MESSAGE_GROUP_ID,
                                message.envelope().messageGroup(),
                                MessageSystemAttributeName.SENT_TIMESTAMP,
                                sentAt,
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                "1"))
                .build();
    }

    /// What SQS is given of a message whose body fits into it.
    static EncodedMessage encoded(LaneMessage message) {
        var codec =
                new MessageCodec(
                        new LazyBodyStore(() -> {
                            throw new IllegalStateException("the body fits into a message");
                        }));
        return codec.encode(message);
    }

    /// The same, as the SDK has it.
    static Map<String, MessageAttributeValue> attributes(EncodedMessage encoded) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        encoded.attributes()
                .forEach((name, value) ->
                        attributes.put(
                                name,
                                MessageAttributeValue.builder()
                                        .dataType(EncodedMessage.ATTRIBUTE_TYPE)
                                        .stringValue(value)
                                        .build()));
        return attributes;
    }

    /// The next one, later than the one before.
    private Body body(int issue) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plusMillis(1);
        return SizedBody.of(home, BODY_BYTES, issue, last);
    }
}
