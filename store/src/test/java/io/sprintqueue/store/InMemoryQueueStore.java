package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.readmodel.AskedKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Both ports in memory: the specification of what the table does.
public final class InMemoryQueueStore extends InMemoryLists {
    private record Kept(EventRecord record, String writer) {}

    private final InstantSource clock;
    private final Map<EntityKey, Instant> expiries = new HashMap<>();
    private final Map<EventKey, Kept> records = new HashMap<>();
    private final InMemoryStories stories;

    /// An empty store.
    ///
    /// @param clock the time by which the read side hides expired records
    public InMemoryQueueStore(InstantSource clock) {
        this.clock = clock;
        this.stories = new InMemoryStories(this, clock);
    }

    @Override
    public synchronized Snapshot read(Set<EntityKey> entities, Set<EventKey> events) {
        var recordsFound = new HashMap<EventKey, EventRecord>();
        records.forEach((key, kept) -> recordsFound.put(key, kept.record()));
        recordsFound.keySet().retainAll(events);
        var statesFound = new HashMap<>(states);
        statesFound.keySet().retainAll(entities);
        return new Snapshot(
                readable(statesFound),
                readable(recordsFound),
                failures(statesFound),
                failures(recordsFound));
    }

    /// The port to the stories of sprints.
    public StoryReader stories() {
        return stories;
    }

    /// From now on the state of the entity, or the record of the event, cannot be read.
    public synchronized void spoil(Object key) {
        unreadable.add(key);
    }

    private <K, V> Map<K, V> readable(Map<K, V> found) {
        var readable = new HashMap<>(found);
        readable.keySet().removeAll(unreadable);
        return readable;
    }

    private <K> Map<K, UnreadableRowException> failures(Map<K, ?> found) {
        return found.keySet().stream()
                .filter(unreadable::contains)
                .collect(
                        Collectors.toMap(
                                key -> key, key -> new UnreadableRowException("spoilt: " + key)));
    }

    @Override
    public synchronized CommitResult commit(Commit commit) {
        List<Kept> refusing = commit.records().stream().flatMap(r -> refusing(r, commit)).toList();
        if (!refusing.isEmpty()) {
            Set<EventId> ofOthers =
                    refusing.stream()
                            .filter(kept -> !kept.writer().equals(commit.attemptId()))
                            .map(kept -> kept.record().envelope().eventId())
                            .collect(Collectors.toSet());
            return ofOthers.isEmpty()
                    ? new CommitResult.Committed()
                    : new CommitResult.AlreadySettled(ofOthers);
        }
        Commit.StateChange change = commit.change();
        if (change != null) {
            if (current(commit.entity()).revision() != change.before().revision()) {
                return new CommitResult.StateMoved();
            }
            write(commit.entity(), change);
        }
        stories.put(commit);
        commit.records()
                .forEach(record -> {
                    var kept = Samples.expiring(record, toTheSecond(record.expiresAt()));
                    records.put(EventKey.of(record.envelope()), new Kept(kept, commit.attemptId()));
                });
        return new CommitResult.Committed();
    }

    private Stream<Kept> refusing(EventRecord arriving, Commit commit) {
        return Optional.ofNullable(records.get(EventKey.of(arriving.envelope())))
                .filter(kept -> kept.record().settles(arriving.envelope(), commit.now()))
                .stream();
    }

    private void write(EntityKey entity, Commit.StateChange change) {
        states.put(entity, new Versioned(change.after(), change.before().revision() + 1));
        expiries.remove(entity);
        Instant expiresAt = change.expiresAt();
        if (expiresAt != null) {
            expiries.put(entity, toTheSecond(expiresAt));
        }
    }

    private static Instant toTheSecond(Instant expiresAt) {
        return expiresAt.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    private Versioned current(EntityKey entity) {
        return states.getOrDefault(entity, Versioned.ABSENT);
    }

    /// When the state of the entity may be forgotten.
    public synchronized Optional<Instant> expiryOf(EntityKey entity) {
        return Optional.ofNullable(expiries.get(entity));
    }

    /// Does what the table's time to live does: forgets what has expired, sooner or later.
    ///
    /// @param sooner whether one that has expired is forgotten now
    /// @return the entities whose states are gone
    public synchronized List<EntityKey> forgetExpired(Instant now, BooleanSupplier sooner) {
        records.entrySet().stream()
                .filter(entry -> !entry.getValue().record().expiresAt().isAfter(now))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(EventKey::toString))
                .filter(_ -> sooner.getAsBoolean())
                .toList()
                .forEach(records::remove);
        stories.forgetExpired(now, sooner);
        List<EntityKey> forgotten =
                expiries.entrySet().stream()
                        .filter(entry -> !entry.getValue().isAfter(now))
                        .map(Map.Entry::getKey)
                        .sorted(Comparator.comparing(EntityKey::toString))
                        .filter(_ -> sooner.getAsBoolean())
                        .toList();
        forgotten.forEach(states::remove);
        forgotten.forEach(expiries::remove);
        return forgotten;
    }

    @Override
    public synchronized Optional<StoredEntity> issueByKey(Site site, String key) {
        List<String> spellings = AskedKey.of(key).map(AskedKey::spellings).orElse(List.of());
        var visibility = new ProjectVisibility(this, site);
        Predicate<StoredEntity> shown =
                issue -> !stateOf(issue).deleted() && !visibility.hides(stateOf(issue));
        return issues(site, state -> KeyClaim.of(spellings, state).isPresent())
                .max(
                        Comparator.comparing(shown::test)
                                .thenComparingInt(
                                        issue -> -KeyClaim.of(spellings, stateOf(issue)).getAsInt())
                                .thenComparing(issue -> !stateOf(issue).deleted())
                                .thenComparingLong(issue -> stateOf(issue).lastActivity()));
    }

    private static State stateOf(StoredEntity issue) {
        return issue.versioned().state();
    }

    @Override
    public synchronized Optional<EventRecord> event(EventKey key) {
        return Optional.ofNullable(records.get(key)).map(Kept::record).filter(this::isKept);
    }

    @Override
    public synchronized Page<EventRecord> eventsOf(
            IssueReference issue, int limit, @Nullable String next) {
        String list = issue.site() + "#" + (issue.issue() == null ? issue.keys() : issue.issue());
        return new InMemoryListing("events of " + list, limit, this::isReadable)
                .page(
                        records(issue::isOf)
                                .filter(record ->
                                        entityOf(record).equals(issue.issue())
                                                || IssueReference.keyOf(record)
                                                        .filter(issue.keys()::contains)
                                                        .isPresent()),
                        InMemoryListing.RECEIVED_LAST_FIRST,
                        InMemoryListing.RECEIVED_LAST_FIRST,
                        next);
    }

    @Override
    public synchronized Page<EventRecord> eventsByOutcome(
            Outcome outcome, Period period, int limit, @Nullable String next) {
        if (outcome != Outcome.DEAD && outcome != Outcome.RETRYING) {
            throw new IllegalArgumentException("only DEAD and RETRYING events are listed");
        }
        return new InMemoryListing("events by " + outcome, limit, this::isReadable)
                .page(
                        records(record -> record.outcome() == outcome)
                                .filter(record ->
                                        period.contains(InMemoryListing.stoodSoAt(record))),
                        InMemoryListing.NEWEST_FIRST,
                        InMemoryListing.NEWEST_FIRST,
                        next);
    }

    @Override
    public synchronized ChangeHistory changesOf(EntityKey key) {
        return InMemoryHistory.of(key, records(_ -> true), this::isReadable);
    }

    private Stream<EventRecord> records(Predicate<EventRecord> wanted) {
        return records.values().stream().map(Kept::record).filter(this::isKept).filter(wanted);
    }

    private boolean isKept(EventRecord record) {
        return record.expiresAt().isAfter(clock.instant());
    }

    private static Entity entityOf(EventRecord record) {
        return record.envelope().eventId().entity();
    }
}
