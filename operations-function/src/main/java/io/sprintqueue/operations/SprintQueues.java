package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.operations.QueuePart.Shown;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.KnownEntity.Source;
import io.sprintqueue.store.ProjectVisibility;
import io.sprintqueue.store.QueueReader;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Answers with a sprint, and with its queue in rank order. Items of hidden projects are left out.
///
/// Of a closed sprint the items are those done in it, of a deleted one there are none; items that
/// still name an ended sprint are left over. Whether it has ended its own events say: what an
/// issue's body says of it may be older than they are.
final class SprintQueues implements Endpoints {
    private final QueueReader reader;
    private final JiraLinks links;
    private final RecentLists recent;
    private final InstantSource clock;

    SprintQueues(QueueReader reader, JiraLinks links, RecentLists recent, InstantSource clock) {
        this.reader = reader;
        this.links = links;
        this.recent = recent;
        this.clock = clock;
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "GET /ops/sprints/{site}/{id}",
                ofSprint((key, _) -> sprint(key)),
                "GET /ops/sprints/{site}/{id}/queue",
                ofSprint((key, request) -> queue(key, request.query())));
    }

    /// An endpoint for the sprint in the path; it refuses an invalid id.
    static Endpoint ofSprint(BiFunction<EntityKey, Request, Answer> endpoint) {
        return Endpoint.atSite((site, request) -> {
            String id = request.path().getOrDefault("id", "");
            return Entity.isId(id)
                    ? endpoint.apply(new EntityKey(site, Entity.sprint(id)), request)
                    : Answer.badRequest("the sprint's id is not 1 to 40 of A-Z a-z 0-9 _ -");
        });
    }

    /// The sprint and what its items add up to.
    private Answer sprint(EntityKey key) {
        ItemList list =
                recent.of(
                        new RecentLists.Key(RecentLists.Kind.QUEUE, key, null),
                        () -> read(key, ItemQuery.ITEMS_MAX, null));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("totals", Totals.of(list.shown()));
        json.put("truncated", list.next() != null).put("readAt", list.readAt().toString());
        return answer(list.of(), json);
    }

    private Answer queue(EntityKey key, Map<String, String> query) {
        return ItemQuery.answer(
                query,
                asked ->
                        queue(
                                asked.of(
                                        recent,
                                        RecentLists.Kind.QUEUE,
                                        key,
                                        (limit, next) -> read(key, limit, next))));
    }

    private static Answer queue(ItemList list) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("items", list.items(shown -> !shown.isLeftOver()));
        json.set("leftOver", list.items(Shown::isLeftOver));
        list.putEnd(json);
        return answer(list.of(), json);
    }

    private static Answer answer(@Nullable KnownEntity sprint, ObjectNode json) {
        if (sprint == null) {
            return unknown();
        }
        json.set("sprint", Json.sprint(sprint));
        return sprint.state().deleted() ? Answer.gone(json) : Answer.ok(json);
    }

    private ItemList read(EntityKey key, int limit, @Nullable String next) {
        Optional<KnownEntity> known = reader.known(key);
        Site site = key.site();
        State ownEvents = KnownEntity.ownEvents(known);
        QueuePart part =
                new QueuePart(ownEvents, new ProjectVisibility(reader, site), links, next)
                        .fill(
                                limit,
                                (size, from) ->
                                        reader.sprintIssues(site, key.entity().id(), size, from));
        KnownEntity named =
                part.isOfNothing() ? null : new KnownEntity(key, State.EMPTY, Source.ISSUE);
        return new ItemList(
                known.orElse(named),
                part.shown(),
                List.of(),
                false,
                part.unreadable(),
                part.next(),
                part.bytes(),
                clock.instant());
    }

    static Answer unknown() {
        return Answer.notFound("no event of this site has mentioned that sprint");
    }
}
