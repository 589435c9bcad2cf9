package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.sync.SyncedSites;
import io.sprintqueue.testing.TestOutput;
import io.sprintqueue.testing.openapi.HeldAnswers;
import io.sprintqueue.testing.openapi.OpenApi;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Each route gives the answer that docs/openapi.yaml describes. [Api] holds every answer of this
/// module's tests against the document; here it is each route's good one.
class DocumentedAnswersTest {
    private static final EntityKey ISSUE = new EntityKey(Api.ACME, Entity.issue("7"));
    private static final String READING =
            """
            {"webhookEvent":"sprintqueue:issue_snapshot","timestamp":%d,"issue":{"id":"7",\
            "key":"A-1","fields":{"summary":"theirs","updated":"%s"}}}\
            """
                    .formatted(Samples.NOW.toEpochMilli(), Samples.NOW);

    private final Api api = new Api();
    private String dead = "";

    @BeforeEach
    void something_is_there_to_answer_with() {
        new SyncedSites(api.cells).note(List.of(Api.ACME), Samples.NOW);
        api.put(
                ISSUE,
                Samples.state(
                        Map.of(Fields.SUMMARY, new Text("ours"), Fields.SPRINT, new Text("41")),
                        "A-1"));
        api.put(
                new EntityKey(Api.ACME, Entity.project("31")),
                Samples.state(Map.of(Fields.KEY, new Text("A"))));
        var envelope = Samples.envelope(ISSUE, READING);
        var body = new Body(READING.getBytes(StandardCharsets.UTF_8));
        String key = api.bodies.keep(envelope.site(), envelope.eventId(), body);
        api.put(
                new EventRecord(
                        envelope,
                        Outcome.DEAD,
                        "no issue in it",
                        Samples.NOW,
                        List.of(new EventRecord.Attempt(Samples.NOW, "no answer")),
                        key,
                        Samples.NOW.plusSeconds(60)));
        dead = envelope.eventId().toString();
    }

    @Test
    void each_route_is_answered_as_the_document_says() {
        var statuses = new TreeMap<String, Integer>();
        for (String route : OpenApi.ofOperations().operations().keySet()) {
            statuses.put(route, answer(route).status());
        }

        assertThat(statuses).allSatisfy((_, status) -> assertThat(status).isIn(200, 202));
        TestOutput.print(
                "each of %d routes is answered as docs/openapi.yaml says; %d answers held so far"
                        .formatted(
                                statuses.size(),
                                HeldAnswers.ofOperations().counts().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()));
    }

    @Test
    void an_answer_that_the_document_does_not_describe_is_found() {
        String route = "GET /ops/items/{site}/{key}";
        var document = OpenApi.ofOperations();
        ObjectNode item = (ObjectNode) answer(route).body();

        assertThat(document.violations(route, 200, item)).isEmpty();
        assertThat(document.violations(route, 200, item.deepCopy().put("colour", "red")))
                .anyMatch(violation -> violation.contains("colour"));
        assertThat(document.violations(route, 200, item.deepCopy().put("revision", "one")))
                .anyMatch(violation -> violation.startsWith("/revision"));
        assertThat(document.violations(route, 200, item.deepCopy().put("created", "yesterday")))
                .anyMatch(violation -> violation.startsWith("/created"));
        assertThat(document.violations(route, 200, item.deepCopy().without("labels")))
                .anyMatch(violation -> violation.contains("labels"));
        assertThat(document.violations(route, 418, item)).hasSize(1);
    }

    private Answered answer(String route) {
        String id = route.contains("/issues/") ? ISSUE.entity().id() : "41";
        var path = Map.of("site", "acme", "key", "A-1", "id", id, "eventId", dead, "project", "31");
        return route.endsWith("/diff")
                ? api.post(route, path, READING)
                : api.get(route, path, Map.of("issue", "A-1", "site", "acme", "project", "10000"));
    }
}
