package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Backlog;
import io.sprintqueue.core.readmodel.Sprint;
import io.sprintqueue.core.readmodel.Sprint.Phase;
import io.sprintqueue.operations.QueuePart.Shown;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.KnownEntity.Source;
import io.sprintqueue.store.ProjectVisibility;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.SprintChoice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Finds what the newest sprints that ended have left over of a project. What it reads is bounded:
/// [#SPRINTS_MAX] sprints of the site, that ended within [#AGE_MAX], and as many issues as one
/// queue has.
record LeftOvers(QueueReader reader, JiraLinks links) {
    static final int SPRINTS_MAX = 20;
    static final Duration AGE_MAX = Duration.ofDays(60);

    /// What they may take of the bytes of a response.
    static final int BYTES_MAX = 1_000_000;

    private static final SprintChoice CLOSED = new SprintChoice(Set.of(Phase.CLOSED), null);

    /// @param truncated whether there may be more
    record Found(List<Shown> shown, int bytes, boolean truncated) {
        Found {
            shown = List.copyOf(shown);
        }

        static final Found NOTHING = new Found(List.of(), 0, false);
    }

    Found of(Site site, String projectId, Instant now) {
        var visibility = new ProjectVisibility(reader, site);
        Predicate<State> wanted =
                issue ->
                        Backlog.isPlanned(issue)
                                && issue.text(Fields.PROJECT_ID).equals(Optional.of(projectId));
        var shown = new ArrayList<Shown>();
        int looked = 0;
        int bytes = 0;
        for (KnownEntity sprint : ended(site, now)) {
            if (looked >= SprintQueues.ITEMS_MAX) {
                return new Found(shown, bytes, true);
            }
            String id = sprint.key().entity().id();
            QueuePart part =
                    new QueuePart(
                                    sprint.state(),
                                    visibility,
                                    links,
                                    wanted,
                                    BYTES_MAX - bytes,
                                    null)
                            .fill(
                                    SprintQueues.ITEMS_MAX - looked,
                                    (size, next) -> reader.sprintIssues(site, id, size, next));
            shown.addAll(part.shown());
            looked += part.looked();
            bytes += part.bytes();
            if (part.next() != null) {
                return new Found(shown, bytes, true);
            }
        }
        return new Found(shown, bytes, false);
    }

    /// Those of which their own events say that they ended.
    private List<KnownEntity> ended(Site site, Instant now) {
        Instant earliest = now.minus(AGE_MAX);
        return reader.sprints(site, CLOSED, SPRINTS_MAX, null).elements().stream()
                .filter(known -> known.source() == Source.EVENT)
                .filter(known ->
                        Sprint.of(known.key().entity().id(), known.state())
                                .since()
                                .filter(earliest::isBefore)
                                .isPresent())
                .toList();
    }
}
