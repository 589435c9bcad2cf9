package io.sprintqueue.local;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.testing.Eventually;
import io.sprintqueue.testing.ProjectFolder;
import io.sprintqueue.testing.openapi.HoldingHttpClient;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The whole pipeline as a user has it, with what tests do to it. Each answer of operations is held
/// against docs/openapi.yaml.
final class RunningPipeline implements AutoCloseable {
    static final Secret SECRET = new Secret("a secret of the tests");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = new HoldingHttpClient(HttpClient.newHttpClient());
    final LocalPipeline pipeline;
    final WebhookSender sender;
    final OperationsClient operations;

    /// Starts with a configuration and with one secret for every site.
    RunningPipeline(String configuration, Path folder, Site... sites) throws IOException {
        this(
                new LocalOptions(
                        ProjectFolder.find().resolve("template.yaml"),
                        Files.writeString(folder.resolve("sprintqueue.yaml"), configuration),
                        0,
                        secrets(sites)));
    }

    /// Starts as it is told.
    RunningPipeline(LocalOptions options) {
        this(options, InstantSource.system());
    }

    /// Starts as it is told, under a clock of the test's.
    RunningPipeline(LocalOptions options, InstantSource clock) {
        pipeline = LocalPipeline.start(options, clock);
        sender = new WebhookSender(http, pipeline.url());
        operations = new OperationsClient(http, pipeline.url(), request -> request);
    }

    /// The one secret for every site.
    static SiteSecrets secrets(Site... sites) {
        return new SiteSecrets(
                Stream.concat(Stream.of(Site.DEFAULT), Stream.of(sites))
                        .distinct()
                        .collect(Collectors.toMap(site -> site, _ -> List.of(SECRET))));
    }

    /// Sends a signed body and returns its event id.
    String accepted(Site site, String json) {
        HttpAnswer answer = sender.send(site, body(json), SECRET);
        if (answer.status() != 202) {
            throw new AssertionError("answered " + answer.status() + ": " + answer.body());
        }
        return answer.body().path("eventId").asText();
    }

    /// Sends a signed body and waits until its event is settled.
    JsonNode settled(Site site, String json) {
        return settlement(site, accepted(site, json));
    }

    /// Waits until the event is settled.
    JsonNode settlement(Site site, String eventId) {
        return Eventually.get(
                        eventId,
                        PATIENCE,
                        () -> operations.event(site, eventId),
                        answer ->
                                answer.status() == 200
                                        && !answer.body()
                                                .path("outcome")
                                                .asText()
                                                .equals("RETRYING"))
                .body();
    }

    /// Posts bytes with the given headers.
    HttpResponse<String> post(String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(pipeline.url().resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    /// Gets a path.
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(pipeline.url().resolve(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError("no answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    static Body body(String json) {
        return new Body(json.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(String text) {
        try {
            return BoundedJson.mapper().readTree(text);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
