package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.DeduplicationId;
import io.sprintqueue.messaging.EncodedMessage;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.operations.OperationsHandler;
import io.sprintqueue.processor.ProcessorHandler;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// `events/aws/sqs-batch.json` is what SQS really hands to the processor.
class SqsBatchSampleTest {
    private static final PojoSerializer<SQSEvent> EVENTS =
            LambdaEventSerializers.serializerFor(
                    SQSEvent.class, SqsBatchSampleTest.class.getClassLoader());

    private static final InstantSource SOON_AFTER =
            InstantSource.fixed(Instant.parse("2026-10-07T13:31:00Z"));

    private final MessageCodec codec = new MessageCodec(new NoBodies());

    @Test
    void each_message_is_as_the_codec_writes_it() throws IOException {
        SQSEvent event = sample();

        assertThat(event.getRecords()).hasSize(2);
        assertThat(
                        event.getRecords().stream()
                                .map(record -> record.getAttributes().get("MessageGroupId"))
                                .distinct())
                .hasSize(2);
        for (SQSMessage record : event.getRecords()) {
            LaneMessage message = codec.decode(record.getBody(), attributes(record));
            EncodedMessage encoded = codec.encode(message);
            assertThat(record.getBody()).isEqualTo(encoded.body());
            assertThat(attributes(record)).isEqualTo(encoded.attributes());
            assertThat(record.getAttributes())
                    .containsEntry("MessageGroupId", message.envelope().messageGroup())
                    .containsEntry(
                            "MessageDeduplicationId", DeduplicationId.of(message.envelope()));
        }
    }

    @Test
    void the_processor_settles_both() throws IOException {
        Path home = ProjectFolder.find();
        try (var aws =
                EmbeddedAws.start(
                        Template.read(home.resolve("template.yaml")), EmbeddedOptions.inMemory())) {
            var processor = new ProcessorHandler(environment(aws, "ProcessorFunction"), SOON_AFTER);

            var response = processor.handleRequest(sample(), context());

            assertThat(response.getBatchItemFailures()).isEmpty();
            var operations =
                    new OperationsHandler(environment(aws, "OperationsFunction"), SOON_AFTER);
            assertThat(item(operations, "ORBIT-5")).contains("\"issueId\":\"20015\"");
            assertThat(events(operations, "20012")).contains("\"outcome\":\"APPLIED\"");
        }
    }

    private static Map<String, String> environment(EmbeddedAws aws, String function) {
        Map<String, String> environment = aws.functionEnvironment(function);
        Path configuration = ProjectFolder.find().resolve("config/sprintqueue.yaml");
        environment.put("CONFIG_FILE", configuration.toString());
        environment.put("ACCESS", "local");
        return environment;
    }

    private static String item(OperationsHandler operations, String key) {
        return ask(
                operations,
                "GET /ops/items/{site}/{key}",
                Map.of("site", Site.DEFAULT.name(), "key", key),
                Map.of());
    }

    private static String events(OperationsHandler operations, String issue) {
        return ask(operations, "GET /ops/events", Map.of(), Map.of("issue", issue));
    }

    private static String ask(
            OperationsHandler operations,
            String route,
            Map<String, String> path,
            Map<String, String> query) {
        var event =
                APIGatewayV2HTTPEvent.builder()
                        .withRouteKey(route)
                        .withPathParameters(path)
                        .withQueryStringParameters(query)
                        .withRequestContext(
                                APIGatewayV2HTTPEvent.RequestContext.builder()
                                        .withHttp(
                                                APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                                        .withSourceIp("127.0.0.1")
                                                        .build())
                                        .build())
                        .build();
        return operations.handleRequest(event, context()).getBody();
    }

    private static LocalContext context() {
        return new LocalContext("ProcessorFunction", Duration.ofSeconds(10), SOON_AFTER);
    }

    private static SQSEvent sample() throws IOException {
        Path file = ProjectFolder.find().resolve("events/aws/sqs-batch.json");
        return EVENTS.fromJson(Files.readString(file));
    }

    private static Map<String, String> attributes(SQSMessage record) {
        return record.getMessageAttributes().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                (Map.Entry<String, MessageAttribute> each) ->
                                        each.getValue().getStringValue(),
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    /// No body of the sample needs a store.
    private static final class NoBodies implements BodyStore {
        @Override
        public String keep(Site site, EventId eventId, Body body) {
            throw new AssertionError("a body would go to S3");
        }

        @Override
        public Body fetch(String key) {
            throw new AssertionError("a body would come from S3");
        }
    }
}
