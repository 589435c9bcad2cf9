package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// What is sent of what was read, and what is only counted.
class OffersTest {
    private final World world = new World();

    @BeforeEach
    void fill() {
        for (String id : List.of("1000", "1001", "1002")) {
            world.jira.put(id, "issue " + id);
        }
        world.good(Job.FILL);
        world.sent.clear();
        world.later(Duration.ofHours(1));
    }

    private Tally filledAgain() {
        world.states.request(World.SITE, Job.FILL);
        return world.good(Job.FILL);
    }

    private List<String> unusable() {
        return Lists.get(
                world.state(Job.FILL).memory().withObject("/" + JobState.TALLY), "unusable");
    }

    @Test
    void a_row_that_cannot_be_read_is_named_and_keeps_no_other_from_being_compared() {
        world.jira.issues.keySet().forEach(id -> world.jira.put(id, "changed"));
        world.store.spoil(new EntityKey(World.SITE, Entity.issue("1001")));
        Tally tally = filledAgain();

        assertThat(tally.count(Counted.SENT)).isEqualTo(2);
        assertThat(unusable()).containsExactly("issue-1001 its row cannot be read");
    }

    @Test
    void a_body_that_is_too_large_is_named_and_not_sent() {
        world.jira.put("1000", "x".repeat(world.configuration.limits().bodyBytes()));

        assertThat(filledAgain().count(Counted.SENT)).isZero();
        assertThat(unusable()).containsExactly("issue-1000 is larger than limits.bodyBytes");
    }

    /// Without it, the reading's time would be the issue's, and would beat webhooks.
    @Test
    void an_issue_whose_update_cannot_be_read_is_named_and_not_sent() {
        world.jira.put("1000", "changed");
        world.jira.fieldsOf("1000").put("updated", "yesterday");

        assertThat(filledAgain().count(Counted.SENT)).isZero();
        assertThat(unusable()).singleElement().asString().startsWith("issue-1000 ");
    }

    @Test
    void an_issue_that_was_deleted_and_is_read_is_a_contradiction() {
        world.deleted("1000");
        Tally tally = filledAgain();

        assertThat(tally.count(Counted.CONTRADICTED)).isEqualTo(1);
        assertThat(world.issue("1000").deleted()).isTrue();
    }

    @Test
    void a_person_who_was_renamed_is_the_same_and_another_is_not() {
        assign("5b", "Ada");
        assertThat(filledAgain().count(Counted.SENT)).isEqualTo(1);
        assign("5b", "Ada Lovelace");
        assertThat(filledAgain().count(Counted.SENT)).isZero();
        assign("6c", "Ada Lovelace");
        assertThat(filledAgain().count(Counted.SENT)).isEqualTo(1);
    }

    private void assign(String accountId, String name) {
        world.later(Duration.ofMinutes(1));
        world.jira
                .fieldsOf("1000")
                .putObject("assignee")
                .put("accountId", accountId)
                .put("displayName", name);
    }

    @Test
    void another_key_alone_is_worth_an_event() {
        world.jira.issue("1001").put("key", "COMET-7");
        world.later(Duration.ofMinutes(1));

        assertThat(filledAgain().count(Counted.SENT)).isEqualTo(1);
        assertThat(world.issue("1001").keys()).contains("ORBIT-1001", "COMET-7");
        assertThat(world.issue("1001").text(Fields.KEY)).hasValue("COMET-7");
    }

    @Test
    void no_more_than_the_projects_that_sync_is_bound_to_are_read() {
        world.projects = List.of("COMET");
        world.jira.issues.keySet().forEach(id -> world.jira.put(id, "changed"));

        assertThat(filledAgain().count(Counted.READ)).isZero();
        world.projects = List.of("COMET", "ORBIT");
        assertThat(filledAgain().count(Counted.SENT)).isEqualTo(3);
    }
}
