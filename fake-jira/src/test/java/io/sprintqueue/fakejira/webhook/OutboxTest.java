package io.sprintqueue.fakejira.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.webhook.Lost.Reason;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

class OutboxTest {
    private final TestJira jira = new TestJira(Dialect.CLOUD);
    private final Outbox outbox = jira.jira.outbox();

    @BeforeEach
    void register() {
        outbox.due(jira.now);
        jira.site.webhooks().add(Webhook.ofEverything("copy", "https://copy.example/", "s3cr3t"));
    }

    private List<Attempt> due() {
        return outbox.due(jira.now);
    }

    @Test
    void a_delivery_is_signed_over_its_bytes_and_names_its_flow() {
        jira.story("told");
        Attempt attempt = due().getFirst();

        assertThat(attempt.headers(Dialect.CLOUD))
                .containsEntry(
                        "X-Hub-Signature",
                        "sha256=" + Attempt.signature("s3cr3t", attempt.delivery().body()))
                .containsEntry("X-Atlassian-Webhook-Flow", "Primary")
                .containsKey("X-Atlassian-Webhook-Identifier")
                .doesNotContainKey("X-Atlassian-Webhook-Retry");
    }

    @Test
    void the_signature_is_that_of_atlassians_own_example() {
        assertThat(Attempt.signature("It's a Secret to Everybody", "Hello World!"))
                .isEqualTo("a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9");
    }

    @Test
    void a_failed_delivery_comes_again_five_times_5_to_15_minutes_apart_with_its_identifier() {
        jira.story("hard to tell");
        Attempt first = due().getFirst();
        Attempt attempt = first;
        for (int retry = 1; retry <= 2; retry++) {
            outbox.answered(attempt, 503, jira.now);
            Instant next = outbox.nextDue().orElseThrow();
            assertThat(Duration.between(jira.now, next))
                    .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(15));
            jira.now = next;
            attempt = due().getFirst();
            assertThat(attempt.headers(Dialect.CLOUD))
                    .containsEntry("X-Atlassian-Webhook-Retry", Integer.toString(retry))
                    .containsEntry("X-Atlassian-Webhook-Identifier", first.delivery().identifier());
        }
        outbox.answered(attempt, 202, jira.now);
        assertThat(outbox.isIdle()).isTrue();
        assertThat(outbox.lost()).isEmpty();
    }

    @Test
    void a_refusal_loses_a_delivery_for_good_and_a_429_does_not() {
        jira.story("refused");
        outbox.answered(due().getFirst(), 401, jira.now);
        jira.story("throttled");
        outbox.answered(due().getFirst(), 429, jira.now);

        assertThat(outbox.lost()).extracting(Lost::reason).containsExactly(Reason.REFUSED);
        assertThat(outbox.isIdle()).isFalse();
    }

    @Test
    void after_half_an_hour_of_failures_each_delivery_is_tried_once_until_one_succeeds() {
        jira.story("first");
        outbox.answered(due().getFirst(), 0, jira.now);
        jira.now = jira.now.plus(Duration.ofMinutes(31));
        due().forEach(attempt -> outbox.answered(attempt, 0, jira.now));
        assertThat(outbox.lost()).extracting(Lost::reason).containsExactly(Reason.GIVEN_UP);

        jira.story("arrives");
        outbox.answered(due().getFirst(), 200, jira.now);
        jira.story("again");
        outbox.answered(due().getFirst(), 0, jira.now);
        assertThat(outbox.nextDue()).isPresent();
    }

    @Test
    void data_center_tries_once_and_gives_no_identifier() {
        var old = new TestJira(Dialect.DATA_CENTER_10);
        old.jira.outbox().due(old.now);
        old.site.webhooks().add(Webhook.ofEverything("copy", "https://copy.example/", "s3cr3t"));
        old.story("told once");
        Attempt attempt = old.jira.outbox().due(old.now).getFirst();
        old.jira.outbox().answered(attempt, 503, old.now);

        assertThat(old.jira.outbox().lost())
                .extracting(Lost::reason)
                .containsExactly(Reason.GIVEN_UP);
        assertThat(attempt.headers(Dialect.DATA_CENTER_10))
                .doesNotContainKey("X-Atlassian-Webhook-Identifier")
                .containsKey("X-Hub-Signature");
    }

    @Test
    void twenty_are_under_way_to_a_host_and_the_next_goes_when_one_is_answered() {
        for (int number = 0; number < 25; number++) {
            jira.story("many");
        }
        List<Attempt> due = due();
        assertThat(due).hasSize(Flow.PRIMARY.concurrency());
        assertThat(due()).isEmpty();

        outbox.answered(due.getFirst(), 202, jira.now);
        assertThat(due()).hasSize(1);
    }

    @Test
    void what_is_to_be_lost_is_lost_and_what_is_to_be_repeated_comes_twice() {
        outbox.transport(Transport.CLOUD.failing(1, 0, 0));
        Issue lost = jira.story("lost");
        assertThat(due()).isEmpty();
        assertThat(outbox.lost().getFirst().delivery().body()).contains(lost.key());

        outbox.transport(Transport.CLOUD.failing(0, 1, 0));
        jira.story("twice");
        assertThat(due().stream().map(attempt -> attempt.delivery().identifier()).distinct())
                .hasSize(1);
    }

    @Test
    void a_delayed_delivery_is_overtaken() {
        outbox.transport(Transport.CLOUD.failing(0, 0, 1));
        jira.story("slow");
        assertThat(due()).isEmpty();
        outbox.transport(Transport.CLOUD);
        jira.story("quick");
        assertThat(due().getFirst().delivery().body()).contains("quick");
    }

    @Test
    void a_filter_is_about_issues_and_not_about_sprints() {
        jira.site.webhooks().remove(1);
        jira.site
                .webhooks()
                .add(
                        new Webhook(
                                0,
                                "filtered",
                                "https://copy.example/",
                                Set.of("jira:issue_created", "sprint_created"),
                                "project = OTHER",
                                false,
                                true,
                                null));
        jira.site.projectWork().create(jira.act(), "OTHER", "Other", false);
        jira.story("not told");
        jira.site.sprintWork().create(jira.act(), jira.board.id(), "told");

        assertThat(due())
                .extracting(attempt -> attempt.delivery().body())
                .singleElement()
                .asString()
                .contains("sprint_created");
    }
}
