package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.store.sync.Job;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A run counts only where the same account reads all of it.
class CredentialsTest {
    private final World world = new World();

    @Test
    void credentials_that_fail_keep_all_cursors_and_are_tried_once_in_a_quarter_of_an_hour() {
        world.jira.put("1000", "a");
        world.jira.failing = JiraException.Kind.CREDENTIALS;
        world.jira.failAfter = 0;

        assertThat(world.sync()).hasSize(1);
        assertThat(world.sync()).isEmpty();
        world.later(Duration.ofMinutes(14));
        assertThat(world.sync()).isEmpty();
        world.later(Duration.ofMinutes(1));
        assertThat(world.sync()).hasSize(1);
        assertThat(world.states.of(World.SITE)).allMatch(state -> state.lastGood() == null);

        world.jira.failing = null;
        world.later(Duration.ofMinutes(15));
        assertThat(world.sync()).extracting(SiteSync.SliceResult::job).contains(Job.values());
        assertThat(world.states.of(World.SITE)).allMatch(state -> state.lastGood() != null);
    }

    @Test
    void what_another_account_read_does_not_count() {
        var calls = new AtomicInteger();
        world.jira.onCall =
                () -> world.jira.account = calls.incrementAndGet() > 2 ? "somebody" : "reader";

        assertThat(world.run(Job.RECONCILE).problem())
                .contains("the account changed while it was read");
        assertThat(world.state(Job.RECONCILE).lastGood()).isNull();
    }

    @Test
    void what_was_reached_before_a_failure_counts_only_where_the_account_is_the_same_after_it() {
        for (String id : List.of("1000", "1001", "1002", "1003")) {
            world.jira.put(id, "issue " + id);
        }
        failsAtTheSecondPage("somebody");
        assertThat(world.run(Job.FILL).problem()).contains("the account changed while it was read");
        assertThat(world.state(Job.FILL).cursor()).isEmpty();

        world.later(Duration.ofMinutes(15));
        world.jira.account = "reader";
        failsAtTheSecondPage("reader");
        assertThat(world.run(Job.FILL).problem().orElse("")).contains("issuesOf 3 3 failed");
        assertThat(world.state(Job.FILL).cursor().path("next").asText()).isEqualTo("3");
    }

    private void failsAtTheSecondPage(String accountAfterIt) {
        world.jira.failAfter = 0;
        world.jira.onCall =
                () -> {
                    boolean second = world.jira.calls.getLast().equals("issuesOf 3 3");
                    world.jira.failing = second ? JiraException.Kind.AWAY : null;
                    world.jira.account = second ? accountAfterIt : world.jira.account;
                };
    }

    @Test
    void an_issue_is_hidden_only_where_the_same_account_reads_after_it_was_not_shown() {
        world.jira.put("1000", "a");
        world.jira.put("1001", "b");
        world.good(Job.FILL);
        world.jira.hidden.add("1000");
        world.later(Duration.ofDays(1));
        world.good(Job.CENSUS);
        world.later(Duration.ofDays(1));
        world.jira.onCall =
                () -> {
                    if (world.jira.calls.getLast().startsWith("issue ")) {
                        world.jira.account = "somebody";
                    }
                };

        assertThat(world.run(Job.CENSUS).problem())
                .contains("the account changed while it was read");
        assertThat(IssueVisibility.hides(world.issue("1000"))).isFalse();
        world.jira.onCall = () -> {};
        world.jira.account = "reader";
        world.good(Job.CENSUS);
        assertThat(IssueVisibility.hides(world.issue("1000"))).isTrue();
    }

    @Test
    void an_account_of_another_language_is_refused() {
        world.jira.locale = "de_DE";

        assertThat(world.run(Job.FILL).problem().orElse("")).contains("de_DE");
        assertThat(world.sent).isEmpty();
        world.jira.locale = "en-US";
        world.later(Duration.ofMinutes(15));
        world.good(Job.FILL);
    }
}
