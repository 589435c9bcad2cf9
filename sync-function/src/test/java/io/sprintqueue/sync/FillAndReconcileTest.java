package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Logins;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class FillAndReconcileTest {
    private final World world = new World();

    private void issues(int count) {
        IntStream.range(0, count).forEach(n -> world.jira.put("" + (1_000 + n), "issue " + n));
    }

    private void assertEqualToJira() {
        world.jira.issues.forEach((id, json) ->
                assertThat(world.issue(id).text(Fields.SUMMARY))
                        .as(id)
                        .hasValue(json.path("fields").path("summary").asText()));
    }

    @Test
    void a_fill_brings_every_issue_by_the_bulk_lane_and_a_second_one_sends_nothing() {
        issues(10);

        Tally first = world.good(Job.FILL);
        assertThat(first.count(Counted.SENT)).isEqualTo(10);
        assertThat(world.sent)
                .extracting(message -> message.envelope())
                .allSatisfy(envelope -> {
                    assertThat(envelope.origin()).isEqualTo(Origin.SYNC);
                    assertThat(envelope.lane()).isEqualTo(Lane.BULK);
                });
        assertEqualToJira();

        world.later(Duration.ofHours(1));
        world.states.request(World.SITE, Job.FILL);
        assertThat(world.good(Job.FILL).count(Counted.SENT)).isZero();
        assertThat(world.sent).hasSize(10);
    }

    @Test
    void an_issue_is_as_active_as_its_update_and_not_as_its_reading() {
        issues(1);
        long updated = world.now.toEpochMilli();
        world.later(Duration.ofDays(3));
        world.good(Job.FILL);

        assertThat(world.issue("1000").lastActivity()).isEqualTo(updated);
    }

    @Test
    void a_fill_that_is_killed_anywhere_is_resumed_and_ends_the_same() {
        issues(10);
        for (int calls = 1; calls < 20; calls++) {
            world.jira.calls.clear();
            world.jira.failAfter = calls;
            world.jira.failing = JiraException.Kind.AWAY;
            world.run(Job.FILL);
        }
        world.jira.failing = null;
        world.good(Job.FILL);

        assertEqualToJira();
        assertThat(world.state(Job.FILL).lastGood()).isNotNull();
    }

    @Test
    void a_slice_that_is_over_leaves_its_place_to_the_next() {
        issues(10);
        world.jira.onCall = () -> world.later(Duration.ofSeconds(20));

        int slices = 0;
        while (world.state(Job.FILL).lastGood() == null) {
            assertThat(world.run(Job.FILL).problem()).isEmpty();
            slices++;
        }
        assertThat(slices).isBetween(3, 20);
        assertEqualToJira();
        assertThat(world.sent).hasSize(10);
    }

    @Test
    void a_slice_without_requests_is_no_failure_and_the_next_goes_on_after_its_last_chunk() {
        issues(250);
        world.jira.pageSize = 250;
        world.jira.failAfter = 0;
        var reads = new AtomicInteger();
        world.jira.onCall =
                () -> {
                    boolean over =
                            world.jira.calls.getLast().startsWith("issues ")
                                    && reads.incrementAndGet() % 2 == 0;
                    world.jira.failing = over ? JiraException.Kind.OUT_OF_TIME : null;
                };
        for (int slice = 0; slice < 3; slice++) {
            world.good(Job.FILL);
            world.later(Duration.ofMinutes(1));
        }

        assertThat(world.state(Job.FILL).lastGood()).isNotNull();
        assertThat(reads).hasValue(5);
        assertEqualToJira();
    }

    @Test
    void a_whole_slice_that_comes_no_further_fails_although_only_requests_are_lacking() {
        issues(1);
        world.jira.failAfter = 0;
        world.jira.failing = JiraException.Kind.OUT_OF_TIME;

        assertThat(world.run(Job.FILL).problem()).isPresent();
    }

    @Test
    void a_message_that_could_not_be_sent_is_sent_by_the_next_slice() {
        issues(7);
        var sends = new AtomicInteger();
        try (var workers = new Workers(1)) {
            SiteSync.SliceResult broken =
                    world.run(
                            Job.FILL,
                            workers,
                            message -> {
                                if (sends.incrementAndGet() == 5) {
                                    throw new IllegalStateException("the lane is away");
                                }
                                world.deliver(message);
                            });
            assertThat(broken.problem()).isPresent();
        }
        world.good(Job.FILL);

        assertEqualToJira();
    }

    @Test
    void what_no_webhook_told_is_found_by_the_next_reconciliation() {
        issues(5);
        world.good(Job.FILL);
        world.good(Job.RECONCILE);
        world.later(Duration.ofMinutes(14));
        world.jira.put("1003", "changed, and the webhook was lost");
        world.later(Duration.ofMinutes(1));

        assertThat(world.good(Job.RECONCILE).count(Counted.SENT)).isEqualTo(1);
        assertEqualToJira();
    }

    /// A watermark that is the latest update seen would be past it.
    @Test
    void an_issue_that_is_indexed_late_is_found_all_the_same() {
        issues(5);
        world.good(Job.FILL);
        world.good(Job.RECONCILE);
        world.jira.put("1003", "indexed late");
        world.jira.unindexed.add("1003");
        world.later(Duration.ofMinutes(5));
        world.jira.put("1004", "indexed at once");
        world.later(Duration.ofMinutes(10));
        world.good(Job.RECONCILE);
        assertThat(world.issue("1003").text(Fields.SUMMARY)).hasValue("issue 3");

        world.jira.unindexed.clear();
        world.later(Duration.ofHours(12));
        world.good(Job.RECONCILE);
        assertEqualToJira();
    }

    @Test
    void a_failed_page_holds_the_watermark() {
        issues(5);
        world.good(Job.FILL);
        world.good(Job.RECONCILE);
        var watermark = world.state(Job.RECONCILE).lastGood();
        world.jira.put("1003", "changed");
        world.later(Duration.ofMinutes(15));
        world.jira.calls.clear();
        world.jira.failAfter = 1;
        world.jira.failing = JiraException.Kind.AWAY;

        assertThat(world.run(Job.RECONCILE).problem()).isPresent();
        assertThat(world.state(Job.RECONCILE).lastGood()).isEqualTo(watermark);
        world.jira.failing = null;
        world.good(Job.RECONCILE);
        assertEqualToJira();
    }

    @Test
    void what_the_account_does_not_see_is_not_cleared_and_not_asked_for() {
        issues(3);
        world.jira.fieldsOf("1001").put("customfield_10019", "0|a:");
        world.good(Job.FILL);
        world.jira.fields.remove("customfield_10019");
        world.jira.put("1001", "changed");
        world.later(Duration.ofMinutes(15));

        world.good(Job.RECONCILE);
        assertEqualToJira();
        assertThat(world.issue("1001").text(Fields.RANK)).hasValue("0|a:");
    }

    /// Data Center does not list it, and answers with it.
    @Test
    void an_epic_is_read_where_jira_does_not_list_the_parent() {
        issues(1);
        world.jira.fields.remove("parent");
        world.jira.fieldsOf("1000").put("customfield_10014", "ORBIT-7");
        world.good(Job.FILL);

        assertThat(world.issue("1000").text(Fields.EPIC)).hasValue("ORBIT-7");
        assertThat(new Logins(world.cells).of(World.SITE).unseenFields()).isEmpty();
    }

    /// The list of fields still names it, and no issue has it any more.
    @Test
    void a_field_that_most_issues_would_lose_stops_the_run_and_nothing_is_cleared() {
        issues(40);
        IntStream.range(0, 40)
                .forEach(n -> world.jira.fieldsOf("" + (1_000 + n)).put("duedate", "2026-11-01"));
        world.good(Job.FILL);
        world.later(Duration.ofHours(1));
        world.jira.issues.keySet().forEach(id -> world.jira.fieldsOf(id).remove("duedate"));
        world.states.request(World.SITE, Job.FILL);

        assertThat(world.run(Job.FILL).problem().orElse("")).contains("dueDate would be cleared");
        assertThat(cleared()).isLessThan(Offers.CLEARED_MIN);
        assertThat(world.state(Job.FILL).dueAt(Cadences.DEFAULT)).isAfter(world.now);
    }

    private long cleared() {
        return world.jira.issues.keySet().stream()
                .filter(id -> !world.issue(id).has(Fields.DUE_DATE))
                .count();
    }

    @Test
    void a_newer_webhook_is_never_beaten_and_what_differs_is_a_contradiction() {
        issues(1);
        world.later(Duration.ofMinutes(1));
        world.jira.put("1000", "the newer one");
        world.good(Job.FILL);
        world.jira
                .fieldsOf("1000")
                .put("summary", "restored from a backup")
                .put("updated", world.now.minusSeconds(60).toString());
        world.states.request(World.SITE, Job.FILL);

        Tally second = world.good(Job.FILL);
        assertThat(second.count(Counted.CONTRADICTED)).isEqualTo(1);
        assertThat(second.count(Counted.SENT)).isZero();
        assertThat(world.issue("1000").text(Fields.SUMMARY)).hasValue("the newer one");
    }

    @Test
    void there_and_back_again_is_no_repeat() {
        issues(1);
        var summaries = new ArrayList<String>();
        for (String summary : List.of("a", "b", "a")) {
            world.later(Duration.ofMinutes(15));
            world.jira.put("1000", summary);
            world.good(Job.RECONCILE);
            summaries.add(world.issue("1000").text(Fields.SUMMARY).orElse(""));
        }

        assertThat(summaries).containsExactly("a", "b", "a");
        assertThat(world.sent.stream().map(message -> message.envelope().eventId()).distinct())
                .hasSize(3);
    }
}
