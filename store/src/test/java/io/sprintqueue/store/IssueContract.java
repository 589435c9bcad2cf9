package io.sprintqueue.store;

import static io.sprintqueue.store.Samples.deleted;
import static io.sprintqueue.store.Samples.keyed;
import static io.sprintqueue.store.Samples.ranked;
import static io.sprintqueue.store.Samples.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What every store finds of issues.
abstract class IssueContract extends StoryContract {
    protected void assertFound(Site site, String key, EntityKey wanted) {
        eventually(() ->
                assertThat(reader.issueByKey(site, key)).map(StoredEntity::key).contains(wanted));
    }

    private void assertSprint(String sprintId, EntityKey... wanted) {
        eventually(() ->
                assertThat(all(next -> reader.sprintIssues(site, sprintId, 2, next)))
                        .extracting(ranked -> ranked.issue().key())
                        .containsExactly(wanted));
    }

    protected EntityKey another(String id) {
        return Samples.issue(site, id);
    }

    @Test
    void an_issue_is_found_by_its_key() {
        put(issue, keyed("TES-1"));
        eventually(() ->
                assertThat(reader.issueByKey(site, "TES-1"))
                        .contains(new StoredEntity(issue, new Versioned(keyed("TES-1"), 1))));
        assertThat(reader.issueByKey(site, "TES-2")).isEmpty();
    }

    @Test
    void an_issue_is_found_by_its_id_at_once_and_any_other_text_is_its_key() {
        EntityKey numbered = another("20011");
        put(numbered, keyed("TES-1"));
        assertThat(reader.issue(site, "20011")).map(StoredEntity::key).contains(numbered);
        assertThat(reader.issue(site, "20012")).isEmpty();
        eventually(() ->
                assertThat(reader.issue(site, "TES-1")).map(StoredEntity::key).contains(numbered));
    }

    @Test
    void an_impossible_key_or_sprint_is_not_found() {
        put(issue, Samples.state(Map.of(Fields.KEY, new Text(""), Fields.SPRINT, new Text(""))));
        for (String name : List.of("", "x".repeat(5_000))) {
            assertThat(reader.issueByKey(site, name)).isEmpty();
            assertThat(reader.sprintIssues(site, name, 10, null).elements()).isEmpty();
        }
    }

    @Test
    void an_issue_is_found_by_its_old_keys_after_it_moved() {
        put(issue, keyed("TES-1"));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("NEW-1")));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("MORE-1")));
        for (String key : List.of("TES-1", "NEW-1", "MORE-1")) {
            assertFound(site, key, issue);
        }
    }

    @Test
    void an_issue_is_found_by_an_old_key_of_which_only_a_changelog_told() {
        put(issue, Samples.state(Map.of(Fields.KEY, new Text("NEW-1")), "NEW-1", "TES-1"));
        assertFound(site, "TES-1", issue);
    }

    @Test
    void an_issue_is_found_by_a_key_it_came_back_to() {
        put(issue, keyed("TES-1"));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("NEW-1")));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("TES-1")));
        assertFound(site, "TES-1", issue);
        assertFound(site, "NEW-1", issue);
    }

    @Test
    void a_deleted_issue_is_found_by_its_key_and_its_old_keys() {
        put(issue, keyed("TES-1"));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("NEW-1")));
        put(issue, deleted(read(issue).state()), now.plus(Duration.ofDays(90)));
        assertFound(site, "TES-1", issue);
        assertFound(site, "NEW-1", issue);
    }

    @Test
    void of_two_issues_that_had_a_key_the_active_one_is_found_by_it() {
        var idle = another("1");
        var active = another("2");
        var gone = another("3");
        long busy = now.toEpochMilli() + 1;
        put(idle, with(keyed("TES-1"), Fields.KEY, new Text("A-1")));
        put(active, with(keyed("TES-1"), Fields.KEY, new Text("B-1")).join(activity(busy)));
        put(
                gone,
                deleted(with(keyed("TES-1"), Fields.KEY, new Text("C-1")).join(activity(busy + 1))),
                now.plus(Duration.ofDays(90)));
        assertFound(site, "TES-1", active);
    }

    @Test
    void who_has_a_key_comes_before_those_who_had_it() {
        var before = another("1");
        var holder = another("2");
        var deletedHolder = another("3");
        put(
                before,
                with(keyed("TES-1"), Fields.KEY, new Text("A-1")).join(activity(Long.MAX_VALUE)));
        put(holder, keyed("TES-1"));
        put(
                deletedHolder,
                deleted(keyed("TES-1")).join(activity(Long.MAX_VALUE)),
                now.plusSeconds(9));
        assertFound(site, "TES-1", holder);
    }

    @Test
    void an_issue_that_is_not_seen_leaves_its_sprint_and_comes_back_to_it() {
        put(issue, ranked("7", "0|b:"));
        put(another("2"), ranked("7", "0|a:"));
        put(
                issue,
                with(read(issue).state(), Fields.VISIBILITY, new Text("not_visible")),
                now.plusSeconds(9));
        assertSprint("7", another("2"));

        put(issue, with(read(issue).state(), Fields.VISIBILITY, new Text("visible")));
        assertSprint("7", another("2"), issue);
        assertThat(expiryOf(issue)).isEmpty();
    }

    @Test
    void who_is_seen_comes_before_who_is_not() {
        var unseen = another("1");
        put(
                unseen,
                with(keyed("TES-1"), Fields.VISIBILITY, new Text("archived"))
                        .join(activity(Long.MAX_VALUE)));
        assertFound(site, "TES-1", unseen);

        put(another("2"), keyed("TES-1"));
        assertFound(site, "TES-1", another("2"));
    }

    @Test
    void sites_never_meet() {
        var namesake = Samples.issue(otherSite, "10013");
        put(issue, with(keyed("TES-1"), Fields.SPRINT, new Text("7")));
        put(namesake, with(keyed("TES-1"), Fields.SPRINT, new Text("7")));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("NEW-1")));

        assertFound(site, "TES-1", issue);
        assertFound(otherSite, "TES-1", namesake);
        assertThat(reader.issueByKey(otherSite, "NEW-1")).isEmpty();
        assertSprint("7", issue);
        assertThat(reader.eventsOf(byId(namesake), 10, null).elements()).hasSize(1);
        var record = settled("a");
        commit(issue, null, record);
        assertThat(reader.event(new EventKey(otherSite, record.envelope().eventId()))).isEmpty();
    }

    @Test
    void a_sprint_is_in_rank_order_and_what_has_no_rank_comes_last() {
        put(another("1"), Samples.state(Map.of(Fields.SPRINT, new Text("7"))));
        put(another("2"), ranked("7", "0|i0000f:"));
        put(another("3"), ranked("7", "0|hzzzzz:"));
        put(another("4"), ranked("7", ""));
        put(another("5"), ranked("8", "0|aaaaaa:"));
        put(another("6"), ranked("7", "0|i0000f:r"));
        assertSprint("7", another("3"), another("2"), another("6"), another("1"), another("4"));
    }

    @Test
    void a_new_rank_moves_an_issue_within_its_sprint() {
        put(another("1"), ranked("7", "0|a:"));
        put(another("2"), ranked("7", "0|b:"));
        put(another("1"), with(read(another("1")).state(), Fields.RANK, new Text("0|c:")));
        assertSprint("7", another("2"), another("1"));
    }

    @Test
    void an_issue_that_leaves_a_sprint_is_not_in_it_any_more() {
        put(another("1"), ranked("7", "0|a:"));
        put(another("2"), ranked("7", "0|b:"));
        put(another("1"), with(read(another("1")).state(), Fields.SPRINT, new Cleared()));
        put(another("2"), with(read(another("2")).state(), Fields.SPRINT, new Text("8")));
        assertSprint("7");
        assertSprint("8", another("2"));
    }

    @Test
    void a_deleted_issue_is_in_no_sprint() {
        put(issue, with(keyed("TES-1"), Fields.SPRINT, new Text("7")));
        put(issue, deleted(read(issue).state()), now.plus(Duration.ofDays(90)));
        assertSprint("7");
        assertFound(site, "TES-1", issue);
    }

    @Test
    void a_sprint_continues_after_any_of_its_issues_even_one_that_has_left() {
        for (String id : List.of("1", "2", "3", "4")) {
            put(another(id), ranked("7", "0|" + id + ":"));
        }
        assertSprint("7", another("1"), another("2"), another("3"), another("4"));
        String behindSecond = reader.sprintIssues(site, "7", 4, null).elements().get(1).place();
        put(another("2"), with(read(another("2")).state(), Fields.SPRINT, new Cleared()));

        assertThat(reader.sprintIssues(site, "7", 1, behindSecond).elements())
                .extracting(ranked -> ranked.issue().key())
                .containsExactly(another("3"));
        assertThat(reader.sprintIssues(site, "7", 4, null).next()).isNull();
    }

    @Test
    void a_place_in_another_sprint_or_in_none_is_refused() {
        put(another("1"), ranked("7", "a"));
        assertSprint("7", another("1"));
        String place = reader.sprintIssues(site, "7", 1, null).elements().getFirst().place();

        for (String next : List.of("", "nonsense", "bm9uc2Vuc2U")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.sprintIssues(site, "7", 1, next));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.sprintIssues(site, "8", 1, place));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.sprintIssues(site, "7", 0, null));
    }

    protected static State activity(long at) {
        return State.of(Map.of(), at, List.of(), false);
    }
}
