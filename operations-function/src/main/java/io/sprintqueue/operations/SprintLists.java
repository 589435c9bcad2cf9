package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.readmodel.Sprint.Phase;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.SprintChoice;
import io.sprintqueue.store.sync.IndexProgress;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers with the sprints of a site: active, then future, then closed ones, in each phase the
/// newest first.
record SprintLists(QueueReader reader, IndexProgress progress) implements Endpoints {
    private static final WholeNumber LIMIT = new WholeNumber("limit", 50, QueueReader.PAGE_MAX);

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "GET /ops/sprints/{site}",
                Endpoint.atSite((site, request) -> sprints(site, request.query())));
    }

    private Answer sprints(Site site, Map<String, String> query) {
        Optional<Integer> limit = LIMIT.of(query);
        if (limit.isEmpty()) {
            return LIMIT.refused();
        }
        Optional<Set<Phase>> phases = phases(query.get("state"));
        if (phases.isEmpty()) {
            return Answer.badRequest("state is not a list of active, future and closed");
        }
        String board = query.get("board");
        if (board != null && !Entity.isId(board)) {
            return Answer.badRequest("board is not the id of a board");
        }
        var choice = new SprintChoice(phases.get(), board);
        return Tokens.checked(query.get("next"), next -> sprints(site, choice, limit.get(), next));
    }

    /// All phases without a list; nothing if a name in it is none.
    private static Optional<Set<Phase>> phases(@Nullable String list) {
        if (list == null) {
            return Optional.of(SprintChoice.ALL.phases());
        }
        List<Optional<Phase>> phases = Arrays.stream(list.split(",", -1)).map(Phase::of).toList();
        return phases.stream().allMatch(Optional::isPresent)
                ? Optional.of(phases.stream().flatMap(Optional::stream).collect(Collectors.toSet()))
                : Optional.empty();
    }

    private Answer sprints(Site site, SprintChoice choice, int limit, @Nullable String next) {
        Page<KnownEntity> page = reader.sprints(site, choice, limit, next);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("sprints");
        page.elements().forEach(known -> list.add(Json.sprint(known)));
        json.set("unreadable", Json.unreadable(page.unreadable()));
        return Answer.ok(json.put("complete", progress.read().complete()).put("next", page.next()));
    }
}
