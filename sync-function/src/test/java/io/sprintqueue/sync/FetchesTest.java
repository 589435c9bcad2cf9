package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.outcome.FetchRequest;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.messaging.FetchMessage;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Pauses;
import io.sprintqueue.store.sync.Tally.Counted;
import io.sprintqueue.sync.Fetches.Fetched;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

class FetchesTest {
    private static final Site SHUT = new Site("shut");

    private final World world = new World();
    private final InMemoryFetchQueue queue = new InMemoryFetchQueue();

    /// A comment on an issue that the copy does not have, and what the processor asks for then.
    private void comment(String id) {
        world.webhook(id, "comment_created", "{\"id\":\"%s\"}".formatted(id));
        world.sent.clear();
        ask(World.SITE, id);
    }

    private void ask(Site site, String id) {
        var request = new FetchRequest(id, world.now.plusMillis(40));
        queue.send(List.of(new FetchMessage(site, request)));
    }

    private List<Fetched> fetch() {
        queue.show();
        world.later(Duration.ofMinutes(2));
        try (var workers = new Workers(2)) {
            return world.fetches(queue, Map.of(World.SITE, world.visit(workers)), Set.of(SHUT))
                    .run(world.now.plusSeconds(60));
        }
    }

    private long calls(String what) {
        return world.jira.calls.stream().filter(call -> call.startsWith(what)).count();
    }

    @Test
    void an_issue_that_a_comment_alone_told_of_is_read_in_full() {
        world.jira.put("1000", "never told");
        comment("1000");

        assertThat(fetch().getFirst().problem()).isEmpty();
        assertThat(world.issue("1000").text(Fields.SUMMARY)).hasValue("never told");
        assertThat(queue.left()).isEmpty();
    }

    @Test
    void many_issues_are_one_request() {
        IntStream.range(1_000, 1_050)
                .forEach(id -> {
                    world.jira.put("" + id, "issue " + id);
                    comment("" + id);
                });
        fetch();

        assertThat(world.sent).hasSize(50);
        assertThat(calls("issues ")).isEqualTo(1);
    }

    @Test
    void what_came_meanwhile_is_not_asked_for() {
        world.jira.put("1000", "told");
        comment("1000");
        world.webhook(
                "1000",
                "jira:issue_updated",
                "{\"id\":\"1000\",\"fields\":{\"updated\":\"%s\"}}".formatted(world.now));
        world.deleted("1001");
        ask(World.SITE, "1001");
        fetch();

        assertThat(world.jira.calls).isEmpty();
        assertThat(queue.left()).isEmpty();
    }

    @Test
    void an_issue_that_is_held_in_full_and_was_linked_into_an_epic_is_read() {
        world.jira.put("1000", "held");
        world.good(Job.FILL);
        world.later(Duration.ofHours(1));
        world.jira.put("1000", "linked");
        ask(World.SITE, "1000");
        fetch();

        assertThat(world.issue("1000").text(Fields.SUMMARY)).hasValue("linked");
    }

    @Test
    void what_jira_does_not_show_is_hidden_by_nothing_but_a_census() {
        world.jira.put("1000", "seen");
        world.good(Job.FILL);
        world.good(Job.CENSUS);
        world.later(Duration.ofHours(1));
        world.jira.hidden.add("1000");
        comment("1000");

        Fetched fetched = fetch().getFirst();
        assertThat(fetched.tally().count(Counted.MISSING)).isEqualTo(1);
        assertThat(queue.left()).isEmpty();
        assertThat(IssueVisibility.hides(world.issue("1000"))).isFalse();
        assertThat(new CensusNotes(world.cells).suspectedIn(World.SITE, "1000")).isEqualTo(1);
    }

    @Test
    void before_the_first_census_nothing_is_suspected() {
        comment("1000");
        fetch();

        assertThat(new CensusNotes(world.cells).suspectedIn(World.SITE, "1000")).isZero();
    }

    @Test
    void while_the_gate_is_closed_nothing_is_taken_and_nothing_is_asked() {
        world.jira.put("1000", "a");
        comment("1000");
        world.jira.failing = Kind.CREDENTIALS;
        world.jira.failAfter = 0;
        assertThat(fetch().getFirst().problem()).isPresent();
        assertThat(queue.left()).containsExactly("1000");

        world.jira.calls.clear();
        assertThat(fetch()).isEmpty();
        assertThat(world.jira.calls).isEmpty();

        world.jira.failing = null;
        world.later(Visit.PROBE);
        fetch();
        assertThat(queue.left()).isEmpty();
        assertThat(world.issue("1000").has(Fields.SUMMARY)).isTrue();
    }

    @Test
    void while_an_operator_has_paused_the_site_nothing_is_taken() {
        world.jira.put("1000", "a");
        comment("1000");
        new Pauses(world.cells).pause(World.SITE, world.now.plus(Duration.ofHours(1)));

        assertThat(fetch()).isEmpty();
        world.later(Duration.ofHours(1));
        fetch();
        assertThat(queue.left()).isEmpty();
    }

    @Test
    void while_jira_is_away_the_messages_stay() {
        comment("1000");
        world.jira.failing = Kind.LIMITED;
        world.jira.failAfter = 0;

        assertThat(fetch().getFirst().problem()).isPresent();
        assertThat(queue.left()).containsExactly("1000");
    }

    @Test
    void an_issue_whose_reading_fails_stays_alone() {
        world.jira.put("1000", "a");
        world.jira.put("1001", "b");
        comment("1000");
        comment("1001");
        world.jira.broken.add("1001");
        fetch();

        assertThat(queue.left()).containsExactly("1001");
        assertThat(world.issue("1000").has(Fields.SUMMARY)).isTrue();
    }

    @Test
    void a_site_without_credentials_is_not_kept_waiting_for_them() {
        ask(new Site("other"), "1000");
        comment("1001");
        fetch();

        assertThat(queue.left()).isEmpty();
    }

    @Test
    void a_site_whose_credentials_are_bad_is_waited_for() {
        ask(SHUT, "1000");
        comment("1001");
        fetch();

        assertThat(queue.left()).containsExactly("1000");
    }
}
