package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.readmodel.AskedKey;
import io.sprintqueue.core.readmodel.Backlog;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The port by which operators and tools read. Indexes may lag behind by about a second. A page
/// names the rows that cannot be read; only a request for such a row fails.
public interface QueueReader {
    /// The state of an entity; nothing if none is stored.
    Optional<Versioned> state(EntityKey key);

    /// The issue that has the key, or else the one that had it before a move; a deleted one too.
    ///
    /// Several may have or have had one key: one that is shown goes before one that is deleted, or
    /// hidden with its project, then the one with the latest activity.
    ///
    /// @param key as someone typed it: spaces around it are ignored, and where none has it
    ///     so, it is looked for in upper case
    Optional<StoredEntity> issueByKey(Site site, String key);

    /// The issue of that id, if it is a number, or else of that key, as [#issueByKey] says. By its
    /// id it is read consistently and without an index, so one that is not found is not stored.
    default Optional<StoredEntity> issue(Site site, String keyOrId) {
        Optional<EntityKey> byId =
                AskedKey.of(keyOrId)
                        .filter(AskedKey::isId)
                        .map(id -> new EntityKey(site, Entity.issue(id.text())));
        return byId.isEmpty()
                ? issueByKey(site, keyOrId)
                : byId.flatMap(
                        key -> state(key).map(versioned -> new StoredEntity(key, versioned)));
    }

    /// The state of the sprint that the issue names; an empty one where it names none, or nothing
    /// is known of that sprint.
    default State sprintOf(StoredEntity issue) {
        return issue.versioned()
                .state()
                .text(Fields.SPRINT)
                .filter(Entity::isId)
                .flatMap(id -> state(new EntityKey(issue.key().site(), Entity.sprint(id))))
                .map(Versioned::state)
                .orElse(State.EMPTY);
    }

    /// The issues of a sprint that are neither deleted nor unseen, in rank order, those without
    /// rank last.
    ///
    /// @param limit the most elements of a part, 1 to [#PAGE_MAX]; those that left the sprint just
    ///     now leave fewer
    /// @param next where to continue, as the page before said, or the place of an issue; absent for
    ///     the first page
    /// @throws IllegalArgumentException if `next` is malformed or of another list
    Page<RankedIssue> sprintIssues(Site site, String sprintId, int limit, @Nullable String next);

    /// The issues of a project's backlog, in rank order, those without rank last, as [Backlog#of]
    /// says which they are.
    ///
    /// @param limit the most elements of a part, 1 to [#PAGE_MAX]; those that left it just now
    ///     leave fewer
    /// @param next where to continue, as the page before said, or the place of an issue; absent for
    ///     the first page
    /// @throws IllegalArgumentException if `next` is malformed or of another list
    Page<RankedIssue> backlogIssues(Site site, String projectId, int limit, @Nullable String next);

    /// A sprint or project, by its own events or else by what issues' bodies say of it.
    Optional<KnownEntity> known(EntityKey key);

    /// The sprints of a site that are not deleted: phase by phase, in each the newest first, then
    /// by board and id.
    ///
    /// @param limit the most elements of a part, 1 to [#PAGE_MAX]; a part may have fewer
    /// @param next where to continue, as the page before said; absent for the first page
    /// @throws IllegalArgumentException if `next` is malformed or of another list
    Page<KnownEntity> sprints(Site site, SprintChoice choice, int limit, @Nullable String next);

    /// The projects of a site that are not deleted, by key and id.
    ///
    /// @param limit the most elements of a part, 1 to [#PAGE_MAX]; a part may have fewer
    /// @param next where to continue, as the page before said; absent for the first page
    /// @throws IllegalArgumentException if `next` is malformed or of another list
    Page<KnownEntity> projects(Site site, int limit, @Nullable String next);

    /// The project that has the key, as Jira writes it; of several the one that is shown.
    Optional<KnownEntity> projectByKey(Site site, String key);

    /// The record of an event; nothing if it is not settled yet, expired, or unknown.
    Optional<EventRecord> event(EventKey key);

    /// The records of these events, of those that have one.
    default List<EventRecord> events(Set<EventKey> keys) {
        return keys.stream().flatMap(key -> event(key).stream()).toList();
    }

    /// The records of an issue's events, those first that were received last: those that its id
    /// leads to, and those that only a key leads to, as [IssueReference#keyOf] says.
    ///
    /// @param limit the most elements of a part, 1 to [#PAGE_MAX]; expired records leave fewer
    /// @param next where to continue, as the page before said; absent for the first page
    /// @throws IllegalArgumentException if `next` is malformed or of another list
    Page<EventRecord> eventsOf(IssueReference issue, int limit, @Nullable String next);

    /// What the events changed that are about the entity and lie in its partition, of those whose
    /// records are kept; read after its state, it has at least what made that state. Not complete
    /// if there are more than 20,000 records, or one cannot be read.
    ChangeHistory changesOf(EntityKey key);

    /// The records of one outcome, of all sites, newest first: only `DEAD` and `RETRYING` are
    /// indexed.
    ///
    /// @param period in which they were settled, or failed last
    /// @param limit the most elements of a part, 1 to [#PAGE_MAX]; expired records leave fewer
    /// @param next where to continue, as the page before said; absent for the first page
    /// @throws IllegalArgumentException if `next` is malformed or of another list
    Page<EventRecord> eventsByOutcome(
            Outcome outcome, Period period, int limit, @Nullable String next);

    /// A page has no more elements than this.
    int PAGE_MAX = 200;
}
