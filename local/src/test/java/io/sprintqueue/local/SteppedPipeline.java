package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.testing.ProjectFolder;
import io.sprintqueue.testing.TestClock;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The functions on the real engines, a step at a time, under a clock of the test's: nothing runs
/// by itself.
final class SteppedPipeline implements AutoCloseable {
    private static final Duration CONTEXT = Duration.ofSeconds(10);

    final TestClock clock = new TestClock();
    final EmbeddedAws aws;
    final SqsProxy proxy;
    private final SqsClient sqs;
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> ingest;
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> operations;
    private final RequestHandler<SQSEvent, SQSBatchResponse> processor;

    /// Starts with that secret stored.
    SteppedPipeline(String storedSecret) throws IOException {
        aws =
                EmbeddedAws.start(
                        Template.read(ProjectFolder.find().resolve("template.yaml")),
                        EmbeddedOptions.inMemory());
        aws.putSecret("WebhookSecret", storedSecret);
        proxy = new SqsProxy(URI.create(aws.environment().get("AWS_ENDPOINT_URL_SQS")));
        sqs =
                new AwsClients(aws.environment(), Duration.ofSeconds(10))
                        .client(SqsClient.builder(), Service.SQS);
        ingest = newIngest();
        processor = make(LocalFunction.PROCESSOR, Map.of());
        operations = make(LocalFunction.OPERATIONS, Map.of());
    }

    /// An environment of Lambda's, with nothing in its memory yet.
    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> newIngest() {
        return make(LocalFunction.INGEST, Map.of("AWS_ENDPOINT_URL_SQS", proxy.url()));
    }

    private <I, O> RequestHandler<I, O> make(
            LocalFunction<I, O> function, Map<String, String> differing) {
        var environment = new HashMap<>(aws.functionEnvironment(function.logicalId()));
        environment.put(
                "CONFIG_FILE", ProjectFolder.find().resolve("config/sprintqueue.yaml").toString());
        environment.put("ACCESS", "local");
        environment.putAll(differing);
        return function.handler().make(environment, clock, Transport.HTTP);
    }

    /// Delivers to the site `default` as Jira does.
    ///
    /// @return the answer's status
    int deliver(String json, Secret secret, Map<String, String> headers) {
        return deliver(ingest, json, secret, headers);
    }

    /// Delivers to one of several environments.
    int deliver(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> environment,
            String json,
            Secret secret,
            Map<String, String> headers) {
        Body body = RunningPipeline.body(json);
        var all = new HashMap<String, List<String>>();
        all.put("content-type", List.of("application/json; charset=utf-8"));
        all.put("user-agent", List.of("Atlassian Webhook HTTP Client"));
        all.put("x-hub-signature", List.of(SignatureVerifier.sign(body, secret)));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return invoke(environment, "POST", "/webhooks/jira", "/webhooks/jira", Map.of(), all, body)
                .getStatusCode();
    }

    /// The events of an issue.
    JsonNode events(String key) {
        return ask("/ops/events", "/ops/events?site=default&issue=" + key, Map.of()).path("events");
    }

    JsonNode item(String key) {
        return ask(
                "/ops/items/{site}/{key}",
                "/ops/items/default/" + key,
                Map.of("site", "default", "key", key));
    }

    private JsonNode ask(String route, String uri, Map<String, String> path) {
        Body none = RunningPipeline.body("");
        return RunningPipeline.json(
                invoke(operations, "GET", route, uri, path, Map.of(), none).getBody());
    }

    private APIGatewayV2HTTPResponse invoke(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function,
            String method,
            String route,
            String uri,
            Map<String, String> path,
            Map<String, List<String>> headers,
            Body body) {
        URI target = URI.create(uri);
        var incoming =
                new HttpExchangeTranslator.Incoming(
                        method,
                        target.getRawPath(),
                        target.getRawQuery(),
                        headers,
                        body,
                        "127.0.0.1");
        return function.handleRequest(
                HttpExchangeTranslator.event(incoming, method + " " + route, path, clock.millis()),
                new LocalContext("function", CONTEXT, clock));
    }

    /// Gives the processor what the lane has, in one batch, all of which must succeed.
    ///
    /// @return how many messages that were
    int process(String lane) {
        String url = aws.physicalId(lane);
        List<Message> batch =
                sqs.receiveMessage(request ->
                                request.queueUrl(url)
                                        .maxNumberOfMessages(10)
                                        .messageAttributeNames("All")
                                        .messageSystemAttributeNames(
                                                MessageSystemAttributeName.ALL))
                        .messages();
        if (batch.isEmpty()) {
            return 0;
        }
        var response =
                processor.handleRequest(
                        SqsEvents.of(batch, url), new LocalContext("function", CONTEXT, clock));
        if (!response.getBatchItemFailures().isEmpty()) {
            throw new AssertionError("failed: " + response.getBatchItemFailures());
        }
        sqs.deleteMessageBatch(request ->
                request.queueUrl(url)
                        .entries(batch.stream().map(SteppedPipeline::acknowledged).toList()));
        return batch.size();
    }

    private static DeleteMessageBatchRequestEntry acknowledged(Message message) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(message.messageId())
                .receiptHandle(message.receiptHandle())
                .build();
    }

    @Override
    public void close() {
        sqs.close();
        proxy.close();
        aws.close();
    }
}
