package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.AskedKey;
import io.sprintqueue.operations.QueuePart.Shown;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.KnownEntity.Source;
import io.sprintqueue.store.ProjectVisibility;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.sync.IndexProgress;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Answers with the backlog of a project: what waits in rank order, and in the first part also what
/// the newest sprints have left over.
final class Backlogs implements Endpoints {
    private final QueueReader reader;
    private final JiraLinks links;
    private final RecentLists recent;
    private final IndexProgress progress;
    private final InstantSource clock;

    Backlogs(
            QueueReader reader,
            JiraLinks links,
            RecentLists recent,
            IndexProgress progress,
            InstantSource clock) {
        this.reader = reader;
        this.links = links;
        this.recent = recent;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "GET /ops/backlog/{site}/{project}",
                Endpoint.atSite((site, request) ->
                        backlog(
                                site,
                                request.path().getOrDefault("project", ""),
                                request.query())));
    }

    private Answer backlog(Site site, String project, Map<String, String> query) {
        Optional<AskedKey> asked = AskedKey.of(project);
        if (asked.isEmpty()) {
            return Answer.badRequest("the project is neither a key nor an id");
        }
        return ItemQuery.answer(
                query,
                wanted ->
                        project(site, asked.get())
                                .map(key -> backlog(key, wanted))
                                .orElseGet(this::notFound));
    }

    private Answer notFound() {
        String old =
                progress.read().complete()
                        ? ""
                        : ", or its row is of an older version: run sprintqueue migrate";
        return Answer.notFound(
                "no event of this site has mentioned a project with that key"
                        + old
                        + "; its id works too");
    }

    /// A key has a letter, an id has none.
    private Optional<EntityKey> project(Site site, AskedKey asked) {
        if (Entity.isId(asked.text()) && asked.text().chars().allMatch(Character::isDigit)) {
            return Optional.of(new EntityKey(site, Entity.project(asked.text())));
        }
        return asked.spellings().stream()
                .flatMap(key -> reader.projectByKey(site, key).stream())
                .findFirst()
                .map(KnownEntity::key);
    }

    private Answer backlog(EntityKey project, ItemQuery wanted) {
        ItemList list =
                wanted.of(
                        recent,
                        RecentLists.Kind.BACKLOG,
                        project,
                        (limit, next) -> read(project, limit, next));
        KnownEntity known = list.of();
        if (known == null) {
            return notFound();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("project", Json.project(known));
        json.set("items", list.items(_ -> true));
        ArrayNode leftOver = json.putArray("leftOver");
        list.leftOver().stream().map(Shown::json).forEach(leftOver::add);
        json.put("leftOverTruncated", list.leftOverTruncated());
        list.putEnd(json);
        json.put("complete", progress.read().complete());
        return known.state().deleted() ? Answer.gone(json) : Answer.ok(json);
    }

    private ItemList read(EntityKey project, int limit, @Nullable String next) {
        Instant now = clock.instant();
        Site site = project.site();
        String id = project.entity().id();
        LeftOvers.Found leftOver =
                next == null
                        ? new LeftOvers(reader, links).of(site, id, now)
                        : LeftOvers.Found.NOTHING;
        QueuePart part =
                new QueuePart(
                                State.EMPTY,
                                new ProjectVisibility(reader, site),
                                links,
                                _ -> true,
                                QueuePart.BYTES_MAX - leftOver.bytes(),
                                next)
                        .fill(limit, (size, from) -> reader.backlogIssues(site, id, size, from));
        boolean isKnown = !part.isOfNothing() || !leftOver.shown().isEmpty();
        KnownEntity named = isKnown ? new KnownEntity(project, State.EMPTY, Source.ISSUE) : null;
        return new ItemList(
                reader.known(project).orElse(named),
                part.shown(),
                leftOver.shown(),
                leftOver.truncated(),
                part.unreadable(),
                part.next(),
                part.bytes() + leftOver.bytes(),
                now);
    }
}
