package io.sprintqueue.cli.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.cli.bench.Samples;
import io.sprintqueue.cli.bench.SizedBody;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.lanes.EncodedMessage;
import io.sprintqueue.lanes.LaneMessage;
import io.sprintqueue.lanes.LazyBodyStore;
import io.sprintqueue.lanes.MessageCodec;

import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a function that has just started is given first: an update of an issue of 10 kB, another
/// one each time.
final class FirstEvents {
    static final Secret SECRET = new Secret("a-secret-for-measurements-only");

    private static final int BODY_BYTES = 10_000;
    private static final String WEBHOOK = "/webhooks/jira";
    private static final String QUEUE = "sqs://local/interactive.fifo";

    private final Path home;
    private final InstantSource clock;
    private Instant last = Instant.MIN;

    FirstEvents(Path home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /// As API Gateway hands it to ingest.
    byte[] delivery() {
        Body body = body();
        Map<String, List<String>> headers =
                Map.of(
                        "x-hub-signature", List.of(SignatureVerifier.sign(body, SECRET)),
                        "content-type", List.of("application/json; charset=utf-8"),
                        "user-agent", List.of("Atlassian Webhook HTTP Client"));
        var incoming =
                new HttpExchangeTranslator.Incoming(
                        "POST", URI.create(WEBHOOK), headers, body, "127.0.0.1");
        return new LambdaJson<>(APIGatewayV2HTTPEvent.class)
                .write(
                        HttpExchangeTranslator.event(
                                incoming, "POST " + WEBHOOK, Map.of(), clock.millis()));
    }

    /// As Lambda hands it to the processor.
    byte[] batch() {
        LaneMessage message = Samples.message(body(), last);
        return new LambdaJson<>(SQSEvent.class)
                .write(SqsEvents.of(List.of(message(message)), QUEUE));
    }

    private static Message message(LaneMessage message) {
        var codec =
                new MessageCodec(
                        new LazyBodyStore(() -> {
                            throw new IllegalStateException("the body fits into a message");
                        }));
        EncodedMessage encoded = codec.encode(message);
        var attributes = new HashMap<String, MessageAttributeValue>();
        encoded.attributes()
                .forEach((name, value) ->
                        attributes.put(
                                name,
                                MessageAttributeValue.builder()
                                        .dataType(EncodedMessage.ATTRIBUTE_TYPE)
                                        .stringValue(value)
                                        .build()));
        String sentAt = Long.toString(message.envelope().receivedAt().toEpochMilli());
        return Message.builder()
                .messageId(message.envelope().eventId().hash())
                .receiptHandle("first")
                .body(encoded.body())
                .messageAttributes(attributes)
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

    /// The next one, later than the one before.
    private Body body() {
        Instant now = clock.instant();
        last = now.isAfter(last) ? now : last.plusMillis(1);
        return SizedBody.of(home, BODY_BYTES, last);
    }
}
