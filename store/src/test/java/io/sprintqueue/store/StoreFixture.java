package io.sprintqueue.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.testing.Eventually;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/// What every test of a store starts from: two sites that no other test uses, and a clock at
/// [Samples#NOW].
abstract class StoreFixture {
    private static final Duration INDEX_LAG_MAX = Duration.ofSeconds(10);

    protected final Site site = freshSite();
    protected final Site otherSite = freshSite();
    protected final EntityKey issue = Samples.issue(site, "10013");
    protected Instant now = Samples.NOW;
    protected EntityStore store;
    protected QueueReader reader;
    protected StoryReader stories;

    private int writers;

    /// The ports to one table.
    public record Ports(EntityStore store, QueueReader reader, StoryReader stories) {}

    /// Opens the store.
    ///
    /// @param clock what the read side goes by
    protected abstract Ports open(InstantSource clock);

    /// When the state may be forgotten, as the table has it.
    protected abstract Optional<Instant> expiryOf(EntityKey key);

    /// Makes the state unreadable, as an edit by hand may.
    protected abstract void spoil(EntityKey key);

    /// Makes the record one that cannot be read.
    protected abstract void spoil(EventKey key);

    @BeforeEach
    void openStore() {
        Ports ports = open(() -> now);
        store = ports.store();
        reader = ports.reader();
        stories = ports.stories();
    }

    protected EventRecord settled(String body) {
        return Samples.record(Samples.envelope(issue, body), Outcome.APPLIED);
    }

    protected Commit.StateChange change(EntityKey key, State after) {
        return new Commit.StateChange(read(key), after, null);
    }

    protected Versioned read(EntityKey key) {
        return store.read(Set.of(key), Set.of()).state(key);
    }

    protected Optional<EventRecord> read(EventRecord record) {
        EventKey key = EventKey.of(record.envelope());
        return store.read(Set.of(), Set.of(key)).record(key);
    }

    /// Commits by a new writer.
    protected CommitResult commit(
            EntityKey key, Commit.@Nullable StateChange change, EventRecord... records) {
        return store.commit(new Commit(key, change, List.of(records), "writer-" + ++writers, now));
    }

    /// Commits a state, with the record of some event.
    protected void put(EntityKey key, State after) {
        put(key, after, null);
    }

    protected void put(EntityKey key, State after, @Nullable Instant expiresAt) {
        var record = Samples.record(Samples.envelope(key, "put " + ++writers), Outcome.APPLIED);
        assertThat(commit(key, new Commit.StateChange(read(key), after, expiresAt), record))
                .isEqualTo(new CommitResult.Committed());
    }

    /// An issue of which no key is known.
    protected static IssueReference byId(EntityKey key) {
        return new IssueReference(key.site(), key.entity(), Set.of());
    }

    /// Tries until the indexes have caught up; where they do not lag, once.
    protected static void eventually(Runnable assertion) {
        Eventually.holds(INDEX_LAG_MAX, assertion);
    }

    /// The elements of all parts of a list.
    protected static <T> List<T> all(Function<@Nullable String, Page<T>> pages) {
        var all = new ArrayList<T>();
        Page<T> page = pages.apply(null);
        all.addAll(page.elements());
        while (page.next() != null) {
            page = pages.apply(page.next());
            all.addAll(page.elements());
        }
        return all;
    }

    /// The rows of all parts of a list that cannot be read.
    protected static List<UnreadableRow> allUnreadable(
            Function<@Nullable String, Page<EventRecord>> pages) {
        var all = new ArrayList<UnreadableRow>();
        Page<EventRecord> page = pages.apply(null);
        all.addAll(page.unreadable());
        while (page.next() != null) {
            page = pages.apply(page.next());
            all.addAll(page.unreadable());
        }
        return all;
    }

    private static Site freshSite() {
        byte[] random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        return new Site("t-" + HexFormat.of().formatHex(random));
    }
}
