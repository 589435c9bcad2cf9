package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.jira.JiraException;
import io.sprintqueue.store.sync.Job;

import org.junit.jupiter.api.Test;

import java.time.Duration;
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
    void an_account_of_another_language_is_refused() {
        world.jira.locale = "de_DE";

        assertThat(world.run(Job.FILL).problem().orElse("")).contains("de_DE");
        assertThat(world.sent).isEmpty();
        world.jira.locale = "en-US";
        world.later(Duration.ofMinutes(15));
        world.good(Job.FILL);
    }
}
