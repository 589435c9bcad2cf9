package io.sprintqueue.store;

import static io.sprintqueue.store.Samples.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.story.StoryRow;
import io.sprintqueue.core.story.StoryRow.Category;
import io.sprintqueue.core.story.StoryRow.Points;
import io.sprintqueue.core.story.StoryRow.Side;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What every store does with the stories of sprints.
abstract class StoryContract extends CommitContract {
    private static final Side OUT = new Side(false, null, Category.UNTOLD);

    private int writers;

    private StoryEntry entry(String sprintId, String body, Side after) {
        return new StoryEntry(sprintId, row(issue, body, after), now.plus(Duration.ofDays(400)));
    }

    private static StoryRow row(EntityKey issue, String body, Side after) {
        String hash = Samples.envelope(issue, body).eventId().hash();
        return new StoryRow(
                issue.entity().id(),
                new Stamp(true, 1_791_200_000_123L, 1_791_200_000_456L, 77, hash),
                "TES-1",
                false,
                false,
                OUT,
                after);
    }

    private CommitResult commitStory(
            Commit.@Nullable StateChange change, String body, StoryEntry... entries) {
        return store.commit(
                new Commit(
                        issue,
                        change,
                        List.of(settled(body)),
                        List.of(entries),
                        "story-" + ++writers,
                        now));
    }

    private List<StoryRow> rows(String sprintId) {
        return stories.story(site, sprintId).rows();
    }

    @Test
    void a_row_is_found_in_the_story_of_its_sprint_alone() {
        var in = new Side(true, Points.NONE, Category.ACTIVE);
        StoryEntry entry = entry("41", "a", in);

        assertThat(commitStory(change(issue, keyed("TES-1")), "a", entry)).isEqualTo(COMMITTED);

        assertThat(rows("41")).containsExactly(entry.row());
        assertThat(rows("4")).isEmpty();
        assertThat(rows("411")).isEmpty();
        assertThat(stories.story(otherSite, "41").rows()).isEmpty();
        assertThat(stories.story(site, "41").truncated()).isFalse();
    }

    @Test
    void a_row_is_written_although_the_state_does_not_change() {
        StoryEntry entry = entry("41", "a", OUT);

        assertThat(commitStory(null, "a", entry)).isEqualTo(COMMITTED);

        assertThat(rows("41")).containsExactly(entry.row());
        assertThat(read(settled("a"))).contains(settled("a"));
    }

    @Test
    void every_value_of_a_row_comes_back() {
        var sides = new ArrayList<Side>();
        for (Category category : Category.values()) {
            sides.add(new Side(true, null, category));
            sides.add(new Side(false, Points.NONE, category));
            sides.add(new Side(true, new Points(new BigDecimal("0.5")), category));
            sides.add(new Side(true, new Points(new BigDecimal("1E+120")), category));
        }
        var expected = new ArrayList<StoryRow>();
        for (int i = 0; i < sides.size(); i++) {
            StoryRow known = row(issue, "body " + i, sides.get(i));
            var row =
                    new StoryRow(
                            known.issueId(),
                            i % 2 == 0 ? known.stamp() : withoutChangelog(known.stamp()),
                            i % 3 == 0 ? null : "KEY-" + i,
                            i % 2 == 0,
                            i % 5 == 0,
                            sides.get(sides.size() - 1 - i),
                            known.after());
            expected.add(row);
            commitStory(null, "body " + i, new StoryEntry("41", row, now.plusSeconds(60)));
        }

        assertThat(rows("41")).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Stamp withoutChangelog(Stamp stamp) {
        return new Stamp(true, stamp.updated(), stamp.timestamp(), 0, stamp.bodyHash());
    }

    @Test
    void the_same_row_again_changes_nothing() {
        StoryEntry entry = entry("41", "a", OUT);
        commitStory(null, "a", entry);
        now = now.plus(Duration.ofDays(2));

        assertThat(commitStory(null, "a", entry)).isEqualTo(COMMITTED);

        assertThat(rows("41")).containsExactly(entry.row());
    }

    @Test
    void nothing_is_written_where_the_commit_fails() {
        commit(issue, null, settled("a"));

        assertThat(commitStory(null, "a", entry("41", "a", OUT)))
                .isInstanceOf(CommitResult.AlreadySettled.class);
        var stale = new Commit.StateChange(new Versioned(keyed("TES-1"), 7), keyed("TES-2"), null);
        assertThat(commitStory(stale, "b", entry("41", "b", OUT)))
                .isEqualTo(new CommitResult.StateMoved());

        assertThat(rows("41")).isEmpty();
    }

    @Test
    void a_row_that_has_expired_is_not_told() {
        StoryRow row = row(issue, "a", OUT);
        commitStory(null, "a", new StoryEntry("41", row, now.plusSeconds(60)));
        assertThat(rows("41")).hasSize(1);

        now = now.plusSeconds(60);

        assertThat(rows("41")).isEmpty();
    }

    @Test
    void fifty_rows_fit_into_one_commit_with_ten_records_and_all_former_keys() {
        var records = new ArrayList<EventRecord>();
        var entries = new ArrayList<StoryEntry>();
        for (int body = 0; body < Commit.EVENTS_MAX; body++) {
            records.add(settled("body " + body));
            for (int sprint = 0; sprint < 5; sprint++) {
                entries.add(entry(Integer.toString(sprint), "body " + body, OUT));
            }
        }
        var keys = new String[State.KEYS_MAX];
        for (int key = 0; key < keys.length; key++) {
            keys[key] = "TES-%d".formatted(100 + key);
        }
        var change =
                new Commit.StateChange(
                        read(issue),
                        Samples.state(Map.of(), keys),
                        Instant.parse("2036-01-01T00:00:00Z"));

        assertThat(store.commit(new Commit(issue, change, records, entries, "many", now)))
                .isEqualTo(COMMITTED);

        for (int sprint = 0; sprint < 5; sprint++) {
            assertThat(rows(Integer.toString(sprint))).hasSize(Commit.EVENTS_MAX);
        }
    }

    @Test
    void the_issues_of_a_story_are_read_by_their_ids() {
        EntityKey other = Samples.issue(site, "20001");
        EntityKey unreadable = Samples.issue(site, "20002");
        put(issue, keyed("TES-1"));
        put(other, Samples.deleted(keyed("TES-2")));
        put(unreadable, keyed("TES-3"));
        spoil(unreadable);

        assertThat(stories.issues(site, Set.of("10013", "20001", "20002", "20003")))
                .extracting(StoredEntity::key)
                .containsExactlyInAnyOrder(issue, other);
    }

    @Test
    void events_of_a_sprint_are_listed_without_the_rows_of_its_story() {
        var sprint = new EntityKey(site, Entity.sprint("41"));
        commitStory(null, "a", entry("41", "a", OUT));
        var record = Samples.record(Samples.envelope(sprint, "started"), Outcome.APPLIED);
        commit(sprint, change(sprint, keyed("x")), record);

        assertThat(reader.eventsOf(byId(sprint), 10, null).elements()).containsExactly(record);
    }
}
