package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldJson;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Comparison;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Compares a reading of an issue, which whoever asks has made in Jira, with what is held. The
/// comparison is the one by which sync decides what it sends; here nothing is sent.
record SyncDiffs(QueueReader reader, Configuration configuration, InstantSource clock)
        implements Endpoints {
    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "POST /ops/sync/{site}/issues/{id}/diff",
                Endpoint.atSite((site, request) ->
                        diff(site, request.path().getOrDefault("id", ""), request.body())));
    }

    private Answer diff(Site site, String id, Body body) {
        if (!Entity.isId(id)) {
            return Answer.badRequest("id is not the id of an issue");
        }
        Entity issue = Entity.issue(id);
        Optional<Versioned> held = reader.state(new EntityKey(site, issue));
        if (held.isEmpty()) {
            return Answer.notFound("nothing is held of an issue with this id");
        }
        return switch (RoutingPass.of(body, Origin.SYNC)) {
            case Routing.Routed(var facts, Entity entity) when entity.equals(issue) ->
                    Answer.ok(
                            diff(
                                    held.get().state(),
                                    Envelope.ofReading(site, entity, body, facts, clock.instant()),
                                    body));
            case Routing.Routed _, Routing.Unroutable _, Routing.Malformed _ ->
                    Answer.badRequest("the body is not a sprintqueue:issue_snapshot of this issue");
        };
    }

    private ObjectNode diff(State held, Envelope envelope, Body body) {
        var compared = Comparison.of(held, envelope, body, configuration, clock.instant());
        State said =
                Decision.of(State.EMPTY, envelope, body, configuration, clock.instant()).after();
        ObjectNode json =
                SyncJson.named(envelope.site())
                        .put("issueId", envelope.entity().id())
                        .put("key", held.text("key").orElse(envelope.issueKey()))
                        .put("result", result(compared))
                        .put("reason", reason(compared));
        ArrayNode fields = json.putArray("fields");
        said.registers()
                .forEach((name, register) ->
                        fields.add(field(name, held.registers().get(name), register)));
        return json;
    }

    private static String result(Comparison compared) {
        return switch (compared) {
            case Comparison.Same _ -> "same";
            case Comparison.Differs _ -> "differs";
            case Comparison.Contradicts _ -> "contradicts";
            case Comparison.Unusable _ -> "unusable";
        };
    }

    private static @Nullable String reason(Comparison compared) {
        return compared instanceof Comparison.Unusable(String reason) ? reason : null;
    }

    /// Who wins says the merge: the later stamp, whatever the values are.
    private static ObjectNode field(String name, @Nullable Register ours, Register jiras) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name);
        json.set("ours", ours == null ? null : FieldJson.of(ours.value()));
        json.set("jira", FieldJson.of(jiras.value()));
        boolean same = ours != null && Comparison.same(ours.value(), jiras.value());
        boolean jiraWins = ours == null || jiras.compareTo(ours) > 0;
        return json.put("same", same)
                .put("wins", jiraWins ? "jira" : "ours")
                .put("oursUpdated", ours == null ? null : updated(ours.stamp()))
                .put("oursSent", ours == null ? null : sent(ours.stamp()))
                .put("jiraUpdated", updated(jiras.stamp()))
                .put("jiraSent", sent(jiras.stamp()));
    }

    private static String updated(Stamp stamp) {
        return stamp.changedAt().toString();
    }

    private static String sent(Stamp stamp) {
        return Instant.ofEpochMilli(stamp.timestamp()).toString();
    }
}
