package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.sync.IndexProgress;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Answers with the projects of a site, by key; archived and trashed ones too.
record ProjectLists(QueueReader reader, IndexProgress progress) implements Endpoints {
    private static final WholeNumber LIMIT =
            new WholeNumber("limit", QueueReader.PAGE_MAX, QueueReader.PAGE_MAX);

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "GET /ops/projects/{site}",
                Endpoint.atSite((site, request) -> projects(site, request.query())));
    }

    private Answer projects(Site site, Map<String, String> query) {
        return LIMIT.of(query)
                .map(limit ->
                        Tokens.checked(query.get("next"), next -> projects(site, limit, next)))
                .orElseGet(LIMIT::refused);
    }

    private Answer projects(Site site, int limit, @Nullable String next) {
        Page<KnownEntity> page = reader.projects(site, limit, next);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("projects");
        page.elements().forEach(known -> list.add(Json.project(known)));
        json.set("unreadable", Json.unreadable(page.unreadable()));
        return Answer.ok(json.put("complete", progress.read().complete()).put("next", page.next()));
    }
}
