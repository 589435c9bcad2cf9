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
import io.sprintqueue.store.Page;
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
/// [#SPRINTS_MAX] sprints of the site, that ended within [#AGE_MAX], found in as many parts of the
/// list as [#PARTS_MAX], and as many issues as one queue has.
record LeftOvers(QueueReader reader, JiraLinks links) {
    static final int SPRINTS_MAX = 20;
    static final Duration AGE_MAX = Duration.ofDays(60);

    /// Sprints that only issues tell of fill parts, too.
    static final int PARTS_MAX = 5;

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
        Ended ended = ended(site, now.minus(AGE_MAX));
        for (KnownEntity sprint : ended.sprints()) {
            if (looked >= ItemQuery.ITEMS_MAX) {
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
                                    ItemQuery.ITEMS_MAX - looked,
                                    (size, next) -> reader.sprintIssues(site, id, size, next));
            shown.addAll(part.shown());
            looked += part.looked();
            bytes += part.bytes();
            if (part.next() != null) {
                return new Found(shown, bytes, true);
            }
        }
        return new Found(shown, bytes, ended.more());
    }

    /// @param more whether more sprints may have ended since
    private record Ended(List<KnownEntity> sprints, boolean more) {}

    /// Those of which their own events say that they ended, the newest first.
    private Ended ended(Site site, Instant earliest) {
        var ended = new ArrayList<KnownEntity>();
        String next = null;
        for (int part = 0; part < PARTS_MAX; part++) {
            Page<KnownEntity> page = reader.sprints(site, CLOSED, SPRINTS_MAX, next);
            for (KnownEntity sprint : page.elements()) {
                if (sprint.source() == Source.EVENT && endedAfter(earliest, sprint)) {
                    if (ended.size() == SPRINTS_MAX) {
                        return new Ended(ended, true);
                    }
                    ended.add(sprint);
                }
            }
            next = page.next();
            if (next == null || isPast(earliest, page.elements())) {
                return new Ended(ended, false);
            }
        }
        return new Ended(ended, true);
    }

    private static boolean isPast(Instant earliest, List<KnownEntity> newestFirst) {
        return !newestFirst.isEmpty() && !endedAfter(earliest, newestFirst.getLast());
    }

    private static boolean endedAfter(Instant earliest, KnownEntity sprint) {
        return Sprint.of(sprint.key().entity().id(), sprint.state())
                .since()
                .filter(earliest::isBefore)
                .isPresent();
    }
}
