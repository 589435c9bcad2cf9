package io.sprintqueue.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Envelopes;
import io.sprintqueue.core.support.Mappings;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/// After which events an issue should be read in full.
class FetchRequestsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Configuration CONFIGURATION = Envelopes.configuration(Mappings.CLOUD);

    private static Decision after(State before, Body body) {
        return Decision.of(before, Envelopes.of(body, NOW), body, CONFIGURATION, NOW);
    }

    private static State held(Instant sent) {
        return after(State.EMPTY, issue("jira:issue_updated", sent)).after();
    }

    private static Body issue(String event, Instant sent) {
        return Bodies.issue(event, sent.toEpochMilli(), "{'summary':'S'}");
    }

    private static Body comment(Instant sent) {
        return issue("comment_created", sent);
    }

    private static FetchRequest request(String id) {
        return new FetchRequest(id, NOW);
    }

    @Test
    void an_issue_that_is_known_by_a_comment_alone_is_to_be_read() {
        assertThat(after(State.EMPTY, comment(NOW)).remarks().fetches())
                .containsExactly(request("10013"));
    }

    @Test
    void a_comment_that_is_newer_than_what_is_held_asks_and_one_that_came_with_it_does_not() {
        assertThat(after(held(NOW.minusSeconds(60)), comment(NOW)).remarks().fetches())
                .containsExactly(request("10013"));
        assertThat(after(held(NOW.minusMillis(40)), comment(NOW)).remarks().fetches()).isEmpty();
    }

    @Test
    void what_changes_nothing_or_is_whole_asks_for_nothing() {
        State before = after(State.EMPTY, comment(NOW)).after();

        assertThat(after(before, comment(NOW)).remarks().fetches()).isEmpty();
        assertThat(after(before, issue("jira:issue_updated", NOW)).remarks().fetches()).isEmpty();
    }

    @Test
    void an_issue_that_is_gone_is_not_asked_for() {
        Instant before = NOW.minusSeconds(60);
        State deleted = after(State.EMPTY, issue("jira:issue_deleted", before)).after();
        assertThat(after(deleted, comment(NOW)).remarks().fetches()).isEmpty();

        State hidden = reading(held(before), visibility(before)).after();
        assertThat(after(hidden, comment(NOW)).remarks().fetches()).isEmpty();
    }

    @Test
    void what_an_epic_of_data_center_is_linked_with_is_asked_for_too() {
        assertThat(after(held(NOW.minusMillis(40)), link(true, false)).remarks().fetches())
                .containsExactly(request("10014"));
    }

    @Test
    void links_that_people_make_and_those_of_sub_tasks_ask_for_no_other_issue() {
        assertThat(after(held(NOW.minusMillis(40)), link(false, false)).remarks().fetches())
                .isEmpty();
        assertThat(after(held(NOW.minusMillis(40)), link(true, true)).remarks().fetches())
                .isEmpty();
    }

    @Test
    void a_reading_of_sync_never_asks_for_another() {
        Body snapshot =
                Bodies.of(
                        ("{'timestamp':%d,'webhookEvent':'sprintqueue:issue_snapshot','asked':[],"
                                        + "'issue':{'id':'10013','fields':{'updated':'%s'}}}")
                                .formatted(NOW.toEpochMilli(), NOW));
        State touched = after(State.EMPTY, comment(NOW)).after();

        assertThat(reading(touched, snapshot).remarks().fetches()).isEmpty();
        assertThat(reading(touched, visibility(NOW)).remarks().fetches()).isEmpty();
    }

    private static Body visibility(Instant readAt) {
        return Bodies.of(
                ("{'timestamp':%d,'webhookEvent':'sprintqueue:issue_visibility',"
                                + "'visibility':'not_visible','issue':{'id':'10013'}}")
                        .formatted(readAt.toEpochMilli()));
    }

    private static Body link(boolean ofJira, boolean ofSubTask) {
        return Bodies.of(
                ("{'timestamp':%d,'webhookEvent':'issuelink_created','issueLink':{"
                     + "'sourceIssueId':10013,'destinationIssueId':10014,'issueLinkType':"
                     + "{'isSystemLinkType':%s,'isSubTaskLinkType':%s}}}")
                        .formatted(NOW.toEpochMilli(), ofJira, ofSubTask));
    }

    private static Decision reading(State before, Body body) {
        return RoutingPass.of(body, Origin.SYNC) instanceof Routing.Routed(var facts, Entity entity)
                ? Decision.of(
                        before,
                        Envelope.ofReading(Site.DEFAULT, entity, body, facts, NOW),
                        body,
                        CONFIGURATION,
                        NOW)
                : new Decision(Outcome.DEAD, List.of().toString(), before, Remarks.NONE);
    }
}
