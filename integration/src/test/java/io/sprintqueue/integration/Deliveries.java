package io.sprintqueue.integration;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueueDepth;
import io.sprintqueue.messaging.S3BodyStore;
import io.sprintqueue.messaging.SqsLaneSender;
import io.sprintqueue.testing.Eventually;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/// What Jira, an operator and an accident do to a pipeline.
final class Deliveries implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Backend backend;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebhookSender sender;
    private final OperationsClient operations;
    private final SqsClient sqs;
    private final S3Client s3;

    Deliveries(Backend backend) {
        this.backend = backend;
        this.sender = new WebhookSender(http, backend.url());
        this.operations = new OperationsClient(http, backend.url(), backend.signer());
        this.sqs = backend.clients().client(SqsClient.builder(), Service.SQS);
        this.s3 = backend.clients().client(S3Client.builder(), Service.S3);
    }

    /// An update of an issue that Jira made so many seconds ago.
    static String update(String issue, String summary, int secondsAgo) {
        long at = Instant.now().minusSeconds(secondsAgo).toEpochMilli();
        return """
        {"timestamp":%d,"webhookEvent":"jira:issue_updated","issue":{"id":"%s",\
        "key":"TES-%s","fields":{"summary":"%s"}}}\
        """
                .formatted(at, issue, issue, summary);
    }

    /// Sends a signed body and returns its event id.
    String accepted(String json) {
        HttpAnswer answer = sender.send(Site.DEFAULT, body(json), backend.secret());
        if (answer.status() != 202) {
            throw new AssertionError("answered " + answer.status() + ": " + answer.body());
        }
        return answer.body().path("eventId").asText();
    }

    /// Sends a body with a foreign signature and returns the status.
    int sendUnsigned(String json) {
        return sender.send(Site.DEFAULT, body(json), new Secret("not ours")).status();
    }

    /// Sends a signed body and waits until its event is settled.
    JsonNode settled(String json) {
        return settlement(accepted(json));
    }

    /// Waits until the event is settled.
    JsonNode settlement(String eventId) {
        return await(
                eventId + " settled",
                () -> {
                    HttpAnswer answer = operations.event(Site.DEFAULT, eventId);
                    boolean settled =
                            answer.status() == 200
                                    && !answer.body().path("outcome").asText().equals("RETRYING");
                    return settled ? Optional.of(answer.body()) : Optional.empty();
                });
    }

    /// What operators are told of an issue.
    HttpAnswer item(String issue) {
        return operations.item(Site.DEFAULT, "TES-" + issue);
    }

    /// The body in the bucket.
    Body keptBody(String eventId) {
        return bucket().fetch(key(eventId));
    }

    /// Puts a body into the bucket.
    void keepBody(String eventId, Body body) {
        bucket().keep(Site.DEFAULT, EventId.parse(eventId).orElseThrow(), body);
    }

    /// A message of a large body whose body is missing, so it cannot be processed.
    String putIntoLaneWithoutItsBody(String issue, Body body) {
        Entity entity = Entity.issue(issue);
        EventId eventId = EventId.of(entity, body);
        var envelope =
                new Envelope(
                        Site.DEFAULT,
                        eventId,
                        entity,
                        "jira:issue_updated",
                        "TES-" + issue,
                        null,
                        Instant.now(),
                        JiraHeaders.NONE,
                        Lane.INTERACTIVE,
                        0,
                        0,
                        null,
                        null);
        new SqsLaneSender(sqs, new MessageCodec(new Forgetful()), lanes())
                .send(new LaneMessage(envelope, body));
        return eventId.toString();
    }

    /// Waits until a dead-letter queue holds a message.
    void awaitDeadLetter() {
        String queueUrl = backend.physicalId("InteractiveLaneDeadLetterQueue");
        await(
                "a dead letter",
                () ->
                        Optional.of(QueueDepth.of(sqs, queueUrl))
                                .filter(depth -> depth.visible() + depth.inFlight() > 0));
    }

    private Map<Lane, String> lanes() {
        return Map.of(
                Lane.INTERACTIVE, backend.physicalId("InteractiveLane"),
                Lane.BULK, backend.physicalId("BulkLane"));
    }

    private S3BodyStore bucket() {
        return new S3BodyStore(s3, backend.physicalId("BodyBucket"));
    }

    static Body body(String json) {
        return new Body(json.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T await(String what, Supplier<Optional<T>> reached) {
        return Eventually.get(what, PATIENCE, reached);
    }

    /// Says where a body lies, and has not put it there.
    private static final class Forgetful implements BodyStore {
        @Override
        public String keep(Site site, EventId eventId, Body body) {
            return key(eventId.toString());
        }

        @Override
        public Body fetch(String key) {
            throw new NoSuchElementException(key);
        }
    }

    private static String key(String eventId) {
        return "bodies/" + Site.DEFAULT + "/" + eventId;
    }

    @Override
    public void close() {
        http.close();
        sqs.close();
        s3.close();
        backend.close();
    }
}
