package io.sprintqueue.store;

import static io.sprintqueue.store.Samples.deleted;
import static io.sprintqueue.store.Samples.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Flag;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.core.readmodel.Sprint.Phase;
import io.sprintqueue.store.KnownEntity.Source;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What every store lists: sprints, projects, backlogs, and what issues' bodies say of the first
/// two.
abstract class ListContract extends HistoryContract {
    @Test
    void sprints_are_listed_active_then_future_then_closed_and_the_newest_of_each_first() {
        put(sprint("1"), sprint("closed", "completeDate", "2026-10-05T09:00:00Z"));
        put(sprint("2"), sprint("active", "startDate", "2026-10-05T09:00:00Z"));
        put(sprint("3"), sprint("closed", "completeDate", "2026-11-05T09:00:00Z"));
        put(sprint("4"), sprint("future", "goal", "no date"));
        put(sprint("5"), sprint("active", "activatedDate", "2026-10-06T09:00:00Z"));
        put(sprint("6"), sprint("future", "startDate", "2026-12-05T09:00:00Z"));
        put(sprint("7"), Samples.state(Map.of(Fields.NAME, new Text("no state"))));

        assertSprints(SprintChoice.ALL, "5", "2", "6", "4", "3", "1", "7");
        assertSprints(
                new SprintChoice(Set.of(Phase.CLOSED, Phase.ACTIVE), null), "5", "2", "3", "1");
        assertSprints(new SprintChoice(Set.of(Phase.FUTURE), null), "6", "4");
    }

    @Test
    void sprints_of_one_time_are_in_the_order_of_their_boards_and_ids() {
        put(sprint("12"), sprint("active", "boardId", "9"));
        put(sprint("11"), sprint("active", "boardId", "9"));
        put(sprint("13"), sprint("active", "boardId", "10"));
        put(sprint("14"), sprint("active", "goal", "no board"));

        assertSprints(SprintChoice.ALL, "14", "13", "11", "12");
        assertSprints(new SprintChoice(SprintChoice.ALL.phases(), "9"), "11", "12");
        assertSprints(new SprintChoice(SprintChoice.ALL.phases(), "1"));
    }

    @Test
    void a_sprint_that_is_started_closed_or_deleted_changes_its_place() {
        put(sprint("1"), sprint("future", "boardId", "9"));
        put(sprint("2"), sprint("future", "boardId", "9"));
        put(sprint("2"), with(read(sprint("2")).state(), Fields.SPRINT_STATE, new Text("active")));
        assertSprints(SprintChoice.ALL, "2", "1");
        assertSprints(new SprintChoice(Set.of(Phase.FUTURE), null), "1");

        put(sprint("2"), with(read(sprint("2")).state(), Fields.SPRINT_STATE, new Text("closed")));
        put(sprint("1"), deleted(read(sprint("1")).state()));
        assertSprints(SprintChoice.ALL, "2");
    }

    @Test
    void sprints_and_projects_of_sites_never_meet() {
        put(sprint("1"), sprint("active", "boardId", "9"));
        put(new EntityKey(otherSite, Entity.sprint("2")), sprint("active", "boardId", "9"));
        put(project("1"), project("ORBIT", "live"));
        put(new EntityKey(otherSite, Entity.project("2")), project("ORBIT", "live"));

        assertSprints(SprintChoice.ALL, "1");
        assertProjects("1");
        assertThat(reader.projectByKey(site, "ORBIT")).map(KnownEntity::key).contains(project("1"));
    }

    @Test
    void what_an_issue_says_of_a_sprint_is_listed_until_an_event_of_the_sprint_comes() {
        store.keep(site, mention(sprint("1"), stamp(1), sprint("active", "name", "by an issue")));
        assertSprints(SprintChoice.ALL, "1");
        assertThat(reader.known(sprint("1"))).map(KnownEntity::source).contains(Source.ISSUE);
        assertThat(reader.state(sprint("1"))).isEmpty();

        put(sprint("1"), sprint("closed", "name", "by itself"));
        assertSprints(SprintChoice.ALL, "1");
        assertThat(reader.known(sprint("1")))
                .contains(
                        new KnownEntity(
                                sprint("1"), sprint("closed", "name", "by itself"), Source.EVENT));
        assertSprints(new SprintChoice(Set.of(Phase.ACTIVE), null));

        put(sprint("1"), deleted(read(sprint("1")).state()));
        assertSprints(SprintChoice.ALL);
    }

    @Test
    void of_what_issues_say_the_highest_stamp_counts_whatever_the_order() {
        var partial = new Stamp(false, 9, 9, 0, stamp(1).bodyHash());
        List<Map.Entry<Stamp, String>> said =
                List.of(
                        Map.entry(partial, "in part"),
                        Map.entry(stamp(5), "older"),
                        Map.entry(stamp(10), "newer"),
                        Map.entry(stamp(1_000_000_000_000L), "newest"));
        for (var order : List.of(List.of(0, 1, 2, 3), List.of(3, 1, 0, 2), List.of(2, 3, 1, 0))) {
            var id = sprint("o" + order.getFirst());
            for (int index : order) {
                var each = said.get(index);
                State state = sprint("active", "name", each.getValue());
                store.keep(site, mention(id, each.getKey(), state));
            }
            assertThat(reader.known(id).orElseThrow().state().text(Fields.NAME)).contains("newest");
        }
    }

    @Test
    void projects_are_listed_by_key_and_found_by_it() {
        put(project("10032"), project("ORBIT", "live"));
        put(project("10031"), project("COMET", "archived"));
        put(project("10033"), project("GONE", "live"));
        put(project("10033"), deleted(read(project("10033")).state()));
        store.keep(site, mention(project("10030"), stamp(1), project("HELIOS", "live")));

        assertProjects("10031", "10030", "10032");
        assertThat(reader.projectByKey(site, "HELIOS"))
                .map(KnownEntity::key)
                .contains(project("10030"));
        for (String key : List.of("", "GONE", "ORB", "orbit", "ORBIT#10032", "x".repeat(5_000))) {
            assertThat(reader.projectByKey(site, key)).isEmpty();
        }
    }

    @Test
    void of_two_projects_with_a_key_the_one_that_is_shown_is_found() {
        put(project("1"), project("ORBIT", "trashed"));
        put(project("2"), project("ORBIT", "live"));
        eventually(() ->
                assertThat(reader.projectByKey(site, "ORBIT"))
                        .map(KnownEntity::key)
                        .contains(project("2")));
    }

    @Test
    void a_backlog_has_the_issues_of_its_project_that_wait_in_rank_order() {
        put(another("1"), waiting("31", "0|b:"));
        put(another("2"), waiting("31", "0|a:"));
        put(another("3"), waiting("32", "0|c:"));
        put(another("4"), with(waiting("31", "0|d:"), Fields.SUBTASK, new Flag(true)));
        put(another("5"), waiting("31", ""));
        assertBacklog("31", another("2"), another("1"), another("5"));
        assertBacklog("32", another("3"));
        assertBacklog("~sprints");
        assertThat(reader.sprintIssues(site, "~backlog#31", 9, null).elements()).isEmpty();
    }

    @Test
    void an_issue_leaves_the_backlog_for_a_sprint_and_comes_back() {
        put(issue, waiting("31", "0|a:"));
        assertBacklog("31", issue);
        put(issue, with(read(issue).state(), Fields.SPRINT, new Text("7")));
        assertBacklog("31");
        eventually(() -> assertThat(reader.sprintIssues(site, "7", 9, null).elements()).hasSize(1));
        put(issue, with(read(issue).state(), Fields.SPRINT, new Cleared()));
        assertBacklog("31", issue);
        put(issue, with(read(issue).state(), Fields.STATUS_CATEGORY, new Text("done")));
        assertBacklog("31");
    }

    @Test
    void a_list_of_entities_knows_its_own_tokens_and_its_bounds() {
        put(sprint("1"), sprint("active", "boardId", "9"));
        put(sprint("2"), sprint("active", "boardId", "9"));
        put(project("1"), project("A", "live"));
        put(project("2"), project("B", "live"));
        assertSprints(SprintChoice.ALL, "1", "2");
        String next =
                Objects.requireNonNull(reader.sprints(site, SprintChoice.ALL, 1, null).next());

        assertThatIllegalArgumentException().isThrownBy(() -> reader.projects(site, 1, next));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.sprints(otherSite, SprintChoice.ALL, 1, next));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        reader.sprints(
                                site, new SprintChoice(Set.of(Phase.ACTIVE), null), 1, next));
        for (String malformed : List.of("", "!", "bm9uc2Vuc2U", "=")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.sprints(site, SprintChoice.ALL, 1, malformed));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.projects(site, 1, malformed));
        }
        for (int limit : new int[] {0, QueueReader.PAGE_MAX + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.sprints(site, SprintChoice.ALL, limit, null));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.backlogIssues(site, "31", limit, null));
        }
    }

    @Test
    void a_sprint_that_cannot_be_read_is_named_by_the_list_that_shows_the_others() {
        put(sprint("1"), sprint("active", "boardId", "9"));
        put(sprint("2"), sprint("active", "boardId", "9"));
        assertSprints(SprintChoice.ALL, "1", "2");
        spoil(sprint("1"));

        Page<KnownEntity> page = reader.sprints(site, SprintChoice.ALL, 9, null);

        assertThat(page.elements()).extracting(KnownEntity::key).containsExactly(sprint("2"));
        assertThat(page.unreadable()).containsExactly(UnreadableRow.of(sprint("1")));
    }

    private void assertSprints(SprintChoice choice, String... ids) {
        for (int limit : new int[] {1, 2, 50}) {
            eventually(() ->
                    assertThat(all(next -> reader.sprints(site, choice, limit, next)))
                            .extracting(known -> known.key().entity().id())
                            .containsExactly(ids));
        }
    }

    private void assertProjects(String... ids) {
        for (int limit : new int[] {1, 50}) {
            eventually(() ->
                    assertThat(all(next -> reader.projects(site, limit, next)))
                            .extracting(known -> known.key().entity().id())
                            .containsExactly(ids));
        }
    }

    private void assertBacklog(String projectId, EntityKey... wanted) {
        eventually(() ->
                assertThat(all(next -> reader.backlogIssues(site, projectId, 2, next)))
                        .extracting(ranked -> ranked.issue().key())
                        .containsExactly(wanted));
    }

    private EntityKey sprint(String id) {
        return new EntityKey(site, Entity.sprint(id));
    }

    private EntityKey project(String id) {
        return new EntityKey(site, Entity.project(id));
    }

    private static State sprint(String phase, String register, String value) {
        return Samples.state(
                Map.of(Fields.SPRINT_STATE, new Text(phase), register, new Text(value)));
    }

    private static State project(String key, String lifecycle) {
        return Samples.state(
                Map.of(Fields.KEY, new Text(key), Fields.LIFECYCLE, new Text(lifecycle)));
    }

    private static State waiting(String projectId, String rank) {
        var values = new HashMap<String, FieldValue>();
        values.put(Fields.PROJECT_ID, new Text(projectId));
        values.put(Fields.RANK, new Text(rank));
        values.put(Fields.SPRINT, new Cleared());
        return Samples.state(values);
    }

    private static Stamp stamp(long updated) {
        return Samples.stamp(updated);
    }

    private static Mention mention(EntityKey about, Stamp stamp, State said) {
        var registers = new TreeMap<String, Register>();
        said.registers()
                .forEach((name, register) ->
                        registers.put(name, new Register(stamp, register.value())));
        return new Mention(about.entity(), stamp, State.of(registers, 0, List.of(), false));
    }
}
