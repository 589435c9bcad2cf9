package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Sprint;
import io.sprintqueue.core.story.SprintReport;
import io.sprintqueue.core.story.SprintSpan;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.KnownEntity.Source;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.SprintStarts;
import io.sprintqueue.store.StoryReader;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Answers with the report of a sprint: what was committed, what came and went, what was completed.
final class Reports implements Endpoints {
    private final QueueReader reader;
    private final StoryReader stories;
    private final SprintStarts starts;
    private final InstantSource clock;

    Reports(QueueReader reader, StoryReader stories, InstantSource clock) {
        this.reader = reader;
        this.stories = stories;
        this.starts = new SprintStarts(reader);
        this.clock = clock;
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "GET /ops/sprints/{site}/{id}/report",
                Endpoint.atSite((site, request) -> report(site, request.path().get("id"))));
    }

    private Answer report(Site site, @Nullable String id) {
        if (id == null || !Entity.isId(id)) {
            return SprintQueues.noSprintId();
        }
        var key = new EntityKey(site, Entity.sprint(id));
        Optional<KnownEntity> known = reader.known(key);
        var material = ReportMaterial.read(reader, stories, site, id);
        if (known.isEmpty() && material.isEmpty()) {
            return SprintQueues.unknown();
        }
        State ownEvents = KnownEntity.ownEvents(known);
        Instant now = clock.instant();
        SprintSpan span = SprintSpan.of(Sprint.of(id, ownEvents), starts.of(site, id), now);
        SprintReport report = SprintReport.of(span, material.rows(), material.present(), now);
        var shown = known.orElse(new KnownEntity(key, State.EMPTY, Source.ISSUE));
        var json = ReportJson.of(shown, report, material);
        return ownEvents.deleted() ? Answer.gone(json) : Answer.ok(json);
    }
}
