package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.readmodel.AskedKey;
import io.sprintqueue.core.readmodel.Backlog;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.IssueReference;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.Period;
import io.sprintqueue.store.ProjectVisibility;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.RankedIssue;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.SprintChoice;
import io.sprintqueue.store.StoredEntity;
import io.sprintqueue.store.UnreadableRow;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Reads the queue table for operators. What the indexes find is read again, consistently, from the
/// table itself, so that a lagging index never shows outdated data.
public final class DynamoQueueReader implements QueueReader {
    /// Of the places in the index that the lists are read from, as [IndexPlace#VERSION] says.
    public static final int INDEX_VERSION = IndexPlace.VERSION;

    private final BatchReads reads;
    private final IssueIndexes indexes;
    private final SprintIndex issues;
    private final EntityLists lists;
    private final EventHistory history;
    private final EventListing events;
    private final ChangeRecords changes;
    private final InstantSource clock;

    /// Reads the table of that name.
    ///
    /// @param clock the time by which expired records are hidden
    /// @param pause between reads that DynamoDB left undone
    public DynamoQueueReader(
            DynamoDbClient client, String table, InstantSource clock, Pause pause) {
        this.reads = new BatchReads(client, table, pause);
        this.indexes = new IssueIndexes(client, table);
        this.issues = new SprintIndex(client, table);
        this.lists = new EntityLists(client, table, reads);
        this.history = new EventHistory(client, table, reads, indexes);
        this.events = new EventListing(client, table, reads);
        this.changes = new ChangeRecords(client, table, EventHistory.RECORDS_MAX);
        this.clock = clock;
    }

    @Override
    public Optional<Versioned> state(EntityKey key) {
        return states(List.of(key)).stream().findFirst().map(StoredEntity::versioned);
    }

    @Override
    public Optional<StoredEntity> issueByKey(Site site, String key) {
        var holders =
                new KeyHolders(indexes, this::states, new ProjectVisibility(this, site), site);
        return AskedKey.of(key).flatMap(holders::of);
    }

    @Override
    public Page<RankedIssue> sprintIssues(
            Site site, String sprintId, int limit, @Nullable String next) {
        return ranked(
                site,
                Entity.isId(sprintId) ? IndexPlace.sprint(site, sprintId) : "",
                limit,
                next,
                issue -> isIn(sprintId, issue));
    }

    @Override
    public Page<RankedIssue> backlogIssues(
            Site site, String projectId, int limit, @Nullable String next) {
        return ranked(
                site,
                Entity.isId(projectId) ? IndexPlace.backlog(site, projectId) : "",
                limit,
                next,
                issue -> Backlog.of(issue).equals(Optional.of(projectId)));
    }

    /// @param list the partition of the index; empty if there can be none
    private Page<RankedIssue> ranked(
            Site site, String list, int limit, @Nullable String next, Predicate<State> still) {
        EventListing.requireSize(limit);
        if (list.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        Page<SprintIndex.Entry> page = issues.page(site, list, limit, next);
        List<EntityKey> found = page.elements().stream().map(SprintIndex.Entry::issue).toList();
        Snapshot rows = SnapshotRows.of(reads.get(found.stream().map(Keys::state).toList()));
        return new Page<>(
                page.elements().stream()
                        .filter(entry -> rows.isReadable(entry.issue()))
                        .map(entry -> ranked(entry, rows))
                        .filter(ranked -> still.test(state(ranked.issue())))
                        .toList(),
                found.stream()
                        .filter(issue -> !rows.isReadable(issue))
                        .map(UnreadableRow::of)
                        .toList(),
                page.next());
    }

    private static RankedIssue ranked(SprintIndex.Entry entry, Snapshot rows) {
        EntityKey issue = entry.issue();
        return new RankedIssue(new StoredEntity(issue, rows.state(issue)), entry.place());
    }

    private static boolean isIn(String sprintId, State issue) {
        return !issue.deleted()
                && !IssueVisibility.hides(issue)
                && issue.text(Fields.SPRINT).filter(sprintId::equals).isPresent();
    }

    @Override
    public Optional<KnownEntity> known(EntityKey key) {
        return lists.known(key);
    }

    @Override
    public Page<KnownEntity> sprints(
            Site site, SprintChoice choice, int limit, @Nullable String next) {
        return lists.sprints(site, choice, limit, next);
    }

    @Override
    public Page<KnownEntity> projects(Site site, int limit, @Nullable String next) {
        return lists.projects(site, limit, next);
    }

    @Override
    public Optional<KnownEntity> projectByKey(Site site, String key) {
        return lists.projectByKey(site, key);
    }

    @Override
    public Optional<EventRecord> event(EventKey key) {
        return events(Set.of(key)).stream().findFirst();
    }

    @Override
    public List<EventRecord> events(Set<EventKey> keys) {
        return reads.get(keys.stream().map(Keys::event).toList()).stream()
                .map(RecordCodec::decode)
                .filter(record -> record.expiresAt().isAfter(clock.instant()))
                .toList();
    }

    @Override
    public Page<EventRecord> eventsOf(IssueReference issue, int limit, @Nullable String next) {
        return history.page(issue, limit, next, clock.instant());
    }

    @Override
    public ChangeHistory changesOf(EntityKey key) {
        return changes.of(key, clock.instant());
    }

    @Override
    public Page<EventRecord> eventsByOutcome(
            Outcome outcome, Period period, int limit, @Nullable String next) {
        return events.byOutcome(outcome, period, limit, next, clock.instant());
    }

    /// The entities that have a state, in the order of the keys.
    private List<StoredEntity> states(List<EntityKey> keys) {
        var wanted = new LinkedHashMap<EntityKey, Map<String, AttributeValue>>();
        keys.forEach(key -> wanted.put(key, Keys.state(key)));
        var found = new LinkedHashMap<EntityKey, Versioned>();
        reads.get(wanted.values())
                .forEach(item -> found.put(Keys.entityOf(item), StateCodec.decode(item)));
        return wanted.keySet().stream()
                .flatMap(key ->
                        Optional.ofNullable(found.get(key))
                                .map(versioned -> new StoredEntity(key, versioned))
                                .stream())
                .toList();
    }

    private static State state(StoredEntity entity) {
        return entity.versioned().state();
    }
}
