package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Backlog;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.core.readmodel.Sprint;
import io.sprintqueue.core.readmodel.Sprint.Phase;
import io.sprintqueue.store.EntityKey;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Where a row stands in the index by sprint: an issue in its sprint, or else in the backlog of its
/// project, in rank order; a sprint and a project in the list of their site.
///
/// @param partition the hash key of the index
/// @param order its sort key
record IndexPlace(String partition, String order) {
    /// What stands in the index, and where. It goes up with each change of it: then `sprintqueue
    /// migrate` brings the rows that an older version has written to their new places.
    static final int VERSION = 1;

    /// Before names that are no sprint: `~` is in no id.
    private static final String RESERVED = "~";

    private static final char SEPARATOR = '#';

    /// Behind every time: these are written in 14 digits.
    private static final long MILLIS_MAX = 99_999_999_999_999L;

    /// Where the row of the state stands; nothing if it is in no list.
    static Optional<IndexPlace> of(EntityKey key, State state) {
        return switch (key.entity().kind()) {
            case ISSUE -> ofIssue(key, state);
            case SPRINT -> ofSprint(key, state);
            case PROJECT -> ofProject(key, state);
            case EVENT -> Optional.empty();
        };
    }

    /// The partition of a sprint's issues.
    static String sprint(Site site, String sprintId) {
        return Keys.scoped(site, sprintId);
    }

    static String backlog(Site site, String projectId) {
        return Keys.scoped(site, RESERVED + "backlog" + SEPARATOR + projectId);
    }

    static String sprints(Site site) {
        return Keys.scoped(site, RESERVED + "sprints");
    }

    static String projects(Site site) {
        return Keys.scoped(site, RESERVED + "projects");
    }

    private static Optional<IndexPlace> ofIssue(EntityKey key, State state) {
        if (state.deleted() || IssueVisibility.hides(state)) {
            return Optional.empty();
        }
        String rank = Keys.rank(state.text(Fields.RANK).orElse(""), key.entity());
        return state.text(Fields.SPRINT)
                .filter(Entity::isId)
                .map(sprint -> sprint(key.site(), sprint))
                .or(() ->
                        Backlog.of(state)
                                .filter(Entity::isId)
                                .map(project -> backlog(key.site(), project)))
                .map(partition -> new IndexPlace(partition, rank));
    }

    private static Optional<IndexPlace> ofSprint(EntityKey key, State state) {
        if (state.deleted()) {
            return Optional.empty();
        }
        Sprint sprint = Sprint.of(key.entity().id(), state);
        String order =
                phase(sprint.phase())
                        + newestFirst(sprint.since())
                        + SEPARATOR
                        + Keys.cut(Objects.requireNonNullElse(sprint.boardId(), ""))
                        + SEPARATOR
                        + sprint.id();
        return Optional.of(new IndexPlace(sprints(key.site()), order));
    }

    /// What the order of a sprint begins with.
    static String phase(Phase phase) {
        return switch (phase) {
            case ACTIVE -> "0#";
            case FUTURE -> "1#";
            case CLOSED -> "2#";
            case UNKNOWN -> "3#";
        };
    }

    /// What the order of that sprint begins with.
    static String phaseOf(String sprintOrder) {
        return sprintOrder.substring(0, sprintOrder.indexOf(SEPARATOR) + 1);
    }

    /// The board in the order of a sprint.
    static String boardOf(String sprintOrder) {
        int phaseEnd = sprintOrder.indexOf(SEPARATOR);
        int timeEnd = sprintOrder.indexOf(SEPARATOR, phaseEnd + 1);
        return sprintOrder.substring(timeEnd + 1, sprintOrder.lastIndexOf(SEPARATOR));
    }

    private static String newestFirst(Optional<Instant> time) {
        long millis = time.map(Instant::toEpochMilli).orElse(0L);
        return "%014d".formatted(MILLIS_MAX - Math.clamp(millis, 0, MILLIS_MAX));
    }

    private static Optional<IndexPlace> ofProject(EntityKey key, State state) {
        return state.deleted()
                ? Optional.empty()
                : Optional.of(
                        new IndexPlace(
                                projects(key.site()),
                                projectKey(
                                                state.text(Fields.KEY)
                                                        .filter(Keys::fits)
                                                        .orElse(Keys.NO_RANK))
                                        + key.entity().id()));
    }

    /// What the order of a project begins with.
    static String projectKey(String key) {
        return Keys.cut(key) + SEPARATOR;
    }
}
