package io.sprintqueue.operations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.statistics.Rejections;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.InMemoryQueueStore;
import io.sprintqueue.store.InMemoryStatistics;
import io.sprintqueue.store.IndexRows;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.InMemoryCells;
import io.sprintqueue.store.sync.IndexProgress;
import io.sprintqueue.store.sync.SyncedSites;
import io.sprintqueue.testing.openapi.HeldAnswers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The operations API over a store in memory, called as API Gateway calls it. Each answer is held
/// against docs/openapi.yaml.
final class Api {
    static final Site ACME = new Site("acme");

    final InMemoryQueueStore store = new InMemoryQueueStore(() -> Samples.NOW);
    final InMemoryBodyStore bodies = new InMemoryBodyStore();
    final List<LaneMessage> sent = new ArrayList<>();
    final Cells cells = new InMemoryCells();
    final IndexProgress progress = new IndexProgress(cells, 1);
    Instant now = Samples.NOW;
    Configuration configuration = ConfigurationReader.defaults();

    /// What goes wrong in the lanes, if anything does.
    @Nullable RuntimeException laneFailure;

    private final RecentLists recent = new RecentLists(() -> now);
    IndexRows rows = (_, _) -> new IndexRows.Slice(0, 0, 0, null);
    private int writes;

    /// What was answered.
    record Answered(int status, JsonNode body, Map<String, String> headers) {
        String message() {
            return body.path("message").asText();
        }
    }

    /// Stores a state, as the processor would.
    void put(EntityKey key, State state) {
        put(key, state, Samples.record(Samples.envelope(key, "put " + ++writes), Outcome.APPLIED));
    }

    /// Stores a record alone.
    void put(EventRecord record) {
        var envelope = record.envelope();
        put(new EntityKey(envelope.site(), envelope.entity()), null, record);
    }

    /// Lets time to live forget all records; the states stay.
    void forgetEvents() {
        store.forgetExpired(Samples.NOW.plus(Duration.ofDays(9_000)), () -> true);
    }

    private void put(EntityKey key, @Nullable State state, EventRecord record) {
        var change =
                state == null
                        ? null
                        : new Commit.StateChange(
                                store.read(Set.of(key), Set.<EventKey>of()).state(key),
                                state,
                                null);
        store.commit(new Commit(key, change, List.of(record), "writer " + ++writes, Samples.NOW));
    }

    Answered item(String site, String key) {
        return get("GET /ops/items/{site}/{key}", Map.of("site", site, "key", key), Map.of());
    }

    Answered explain(String site, String key) {
        return get(
                "GET /ops/items/{site}/{key}/explain", Map.of("site", site, "key", key), Map.of());
    }

    /// The queue of a sprint; the query is name, value, name, value…
    Answered sprint(String site, String id, String... query) {
        return get(
                "GET /ops/sprints/{site}/{id}/queue",
                Map.of("site", site, "id", id),
                parameters(query));
    }

    Answered report(String site, String id) {
        return get("GET /ops/sprints/{site}/{id}/report", Map.of("site", site, "id", id), Map.of());
    }

    /// The sprints of a site; the query is name, value, name, value…
    Answered sprints(String site, String... query) {
        return get("GET /ops/sprints/{site}", Map.of("site", site), parameters(query));
    }

    /// A sprint with its totals.
    Answered totals(String site, String id) {
        return get("GET /ops/sprints/{site}/{id}", Map.of("site", site, "id", id), Map.of());
    }

    /// The backlog of a project; the query is name, value, name, value…
    Answered backlog(String site, String project, String... query) {
        return get(
                "GET /ops/backlog/{site}/{project}",
                Map.of("site", site, "project", project),
                parameters(query));
    }

    Answered event(String site, String eventId) {
        return get(
                "GET /ops/events/{site}/{eventId}",
                Map.of("site", site, "eventId", eventId),
                Map.of());
    }

    /// Lists events; the query is name, value, name, value…
    Answered events(String... query) {
        return get("GET /ops/events", Map.of(), parameters(query));
    }

    private static Map<String, String> parameters(String... query) {
        var parameters = new HashMap<String, String>();
        for (int index = 0; index < query.length; index += 2) {
            parameters.put(query[index], query[index + 1]);
        }
        return parameters;
    }

    Answered get(String route, Map<String, String> path, Map<String, String> query) {
        return ask(over(store), route, path, query);
    }

    /// Sends an event again; the query is name, value, name, value…
    Answered replay(String site, String eventId, String... query) {
        return get(
                "POST /ops/events/{site}/{eventId}/replay",
                Map.of("site", site, "eventId", eventId),
                parameters(query));
    }

    OperationsHandler over(QueueReader reader) {
        return over(reader, healthy());
    }

    /// Nothing to complain of.
    static Health healthy() {
        return new Health(() -> new HealthReport(List.of(), List.of(), null), () -> Samples.NOW);
    }

    OperationsHandler over(QueueReader reader, Health health) {
        var links = new JiraLinks(configuration);
        return new OperationsHandler(
                new Operations(
                        health,
                        new Stats(
                                new InMemoryStatistics(),
                                (_, _) -> Optional.of(Rejections.NONE),
                                new Lanes(),
                                () -> Samples.NOW),
                        new Items(reader, configuration),
                        new SprintQueues(reader, links, recent, () -> now),
                        new Reports(reader, store.stories(), () -> now),
                        new Backlogs(reader, links, recent, progress, () -> now),
                        new SprintLists(reader, progress),
                        new ProjectLists(reader, progress),
                        new Migrations(rows, progress),
                        new Sites(configuration, new SyncedSites(cells)),
                        new Events(reader, configuration),
                        new Replays(reader, bodies, this::send, configuration),
                        new Syncs(cells, ConfigurationReader.defaults(), () -> now),
                        new SyncDiffs(reader, ConfigurationReader.defaults(), () -> now),
                        new Settings(ConfigurationReader.defaults(), List.of())));
    }

    private void send(LaneMessage message) {
        if (laneFailure != null) {
            throw laneFailure;
        }
        sent.add(message);
    }

    Answered post(String route, Map<String, String> path, String body) {
        return ask(over(store), route, path, Map.of(), body);
    }

    /// Calls as someone whom IAM let in. Absent parameters are left out, as by API Gateway.
    static Answered ask(
            OperationsHandler handler,
            String route,
            Map<String, String> path,
            Map<String, String> query) {
        return ask(handler, route, path, query, null);
    }

    private static Answered ask(
            OperationsHandler handler,
            String route,
            Map<String, String> path,
            Map<String, String> query,
            @Nullable String body) {
        var event = APIGatewayV2HTTPEvent.builder().withVersion("2.0").withRouteKey(route);
        event.withRequestContext(Callers.iam("arn:aws:iam::000000000000:user/operator"));
        if (!path.isEmpty()) {
            event.withPathParameters(path);
        }
        if (!query.isEmpty()) {
            event.withQueryStringParameters(query);
        }
        if (body != null) {
            event.withBody(body);
        }
        APIGatewayV2HTTPResponse response = handler.handleRequest(event.build(), context());
        JsonNode answer = json(response.getBody());
        HeldAnswers.ofOperations().hold(route, response.getStatusCode(), answer);
        return new Answered(response.getStatusCode(), answer, response.getHeaders());
    }

    /// All that the function needs in its environment; nothing answers there.
    static Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("TABLE_NAME", "queue");
        environment.put("STATISTICS_TABLE_NAME", "statistics");
        environment.put("SYNC_TABLE_NAME", "sync");
        environment.put("BODY_BUCKET", "bodies");
        environment.put("SECRET_ID", "secret");
        for (String queue : List.of("INTERACTIVE", "BULK")) {
            environment.put(queue + "_QUEUE_URL", "http://127.0.0.1:1/000000000000/lane.fifo");
            environment.put(queue + "_DLQ_URL", "http://127.0.0.1:1/000000000000/dlq.fifo");
        }
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1");
        environment.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
        environment.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1");
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1");
        return environment;
    }

    static JsonNode json(String text) {
        try {
            return BoundedJson.mapper().readTree(text);
        } catch (IOException unreadable) {
            throw new AssertionError("no JSON: " + text, unreadable);
        }
    }

    /// An unused context.
    static Context context() {
        return (Context)
                Proxy.newProxyInstance(
                        Api.class.getClassLoader(),
                        new Class<?>[] {Context.class},
                        (_, method, _) -> {
                            throw new UnsupportedOperationException(method.getName());
                        });
    }
}
