package io.sprintqueue.operations;

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
                SprintQueues.ofSprint((key, _) -> report(key)));
    }

    private Answer report(EntityKey key) {
        Site site = key.site();
        String id = key.entity().id();
        Optional<KnownEntity> known = reader.known(key);
        var material = ReportMaterial.read(reader, stories, site, id);
        if (known.isEmpty() && material.isEmpty()) {
            return SprintQueues.unknown();
        }
        KnownEntity sprint =
                known.orElseGet(() -> new KnownEntity(key, State.EMPTY, Source.ISSUE));
        Instant now = clock.instant();
        SprintSpan span =
                SprintSpan.of(Sprint.of(id, sprint.state()), starts.of(site, id), now);
        SprintReport report = SprintReport.of(span, material.rows(), material.present(), now);
        var json = ReportJson.of(sprint, report, material);
        return sprint.state().deleted() ? Answer.gone(json) : Answer.ok(json);
    }
}
