package io.sprintqueue.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Envelopes;
import io.sprintqueue.core.support.Mappings;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class DecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Configuration CONFIGURATION = Envelopes.configuration(Mappings.CLOUD);

    @Test
    void an_event_that_changes_something_is_applied_and_again_it_is_stale() {
        Body body = updated(NOW, "{'summary':'S'}");
        Decision first = settle(State.EMPTY, body);

        assertThat(first.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(first.after().text(Fields.SUMMARY)).contains("S");
        Decision second = settle(first.after(), body);
        assertThat(second.outcome()).isEqualTo(Outcome.STALE);
        assertThat(second.after()).isSameAs(first.after());
    }

    @Test
    void of_two_updates_sent_newest_first_the_older_one_is_stale() {
        State newer = settle(State.EMPTY, updated(NOW, "{'summary':'New'}")).after();
        Decision older = settle(newer, updated(NOW.minusMillis(1), "{'summary':'Old'}"));

        assertThat(older.outcome()).isEqualTo(Outcome.STALE);
        assertThat(older.after().text(Fields.SUMMARY)).contains("New");
    }

    @Test
    void an_update_after_a_delete_raises_nothing() {
        State deleted =
                settle(State.EMPTY, Bodies.issue("jira:issue_deleted", NOW.toEpochMilli(), "{}"))
                        .after();
        Decision update = settle(deleted, updated(NOW.plusMillis(1), "{'summary':'S'}"));

        assertThat(update.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(update.after().deleted()).isTrue();
    }

    @Test
    void what_is_too_old_is_ignored_and_changes_nothing() {
        Decision old = settle(State.EMPTY, updated(NOW.minus(Duration.ofDays(61)), "{}"));

        assertThat(old.outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(old.reason()).startsWith("too old");
        assertThat(old.after()).isEqualTo(State.EMPTY);
    }

    @Test
    void what_claims_to_come_from_the_future_is_dead() {
        Decision ahead = settle(State.EMPTY, updated(NOW.plus(Duration.ofHours(25)), "{}"));

        assertThat(ahead.outcome()).isEqualTo(Outcome.DEAD);
        assertThat(ahead.reason()).startsWith("clock");
        assertThat(ahead.after()).isEqualTo(State.EMPTY);
    }

    @Test
    void what_has_no_state_is_ignored_by_its_name_and_what_is_unreadable_is_dead() {
        assertThat(settle(State.EMPTY, Bodies.of("{'webhookEvent':'board_created'}")))
                .isEqualTo(
                        new Decision(
                                Outcome.IGNORED,
                                "no state is kept of board_created",
                                State.EMPTY,
                                Remarks.NONE));
        assertThat(settle(State.EMPTY, Bodies.of("{}")).outcome()).isEqualTo(Outcome.DEAD);
    }

    @Test
    void a_value_of_the_wrong_type_gives_a_warning_and_never_fails_the_event() {
        Decision odd = settle(State.EMPTY, updated(NOW, "{'customfield_10016':'five'}"));

        assertThat(odd.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(odd.remarks().warnings()).containsExactly("customfield_10016 is no NUMBER");
    }

    @Test
    void a_field_that_jira_stopped_sending_is_cleared_and_the_record_says_so() {
        State before =
                settle(State.EMPTY, whole(1, "'customfield_10016':5,'duedate':null")).after();
        Decision gone = settle(before, whole(2, "'priority':null"));

        assertThat(before.has(Fields.STORY_POINTS)).isTrue();
        assertThat(gone.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(gone.after().has(Fields.STORY_POINTS)).isFalse();
        assertThat(gone.remarks()).isEqualTo(new Remarks(List.of(), List.of("storyPoints")));
        assertThat(settle(gone.after(), whole(3, "")).remarks()).isEqualTo(Remarks.NONE);
    }

    @Test
    void a_body_that_is_older_clears_nothing() {
        State before = settle(State.EMPTY, whole(2, "'customfield_10016':5")).after();
        Decision late = settle(before, whole(1, ""));

        assertThat(late.after().has(Fields.STORY_POINTS)).isTrue();
        assertThat(late.remarks()).isEqualTo(Remarks.NONE);
    }

    @Test
    void a_trimmed_body_clears_nothing() {
        State before = settle(State.EMPTY, whole(1, "'customfield_10016':5")).after();
        Decision trimmed = settle(before, updated(NOW.plusMillis(2), "{'summary':'New'}"));

        assertThat(trimmed.after().text(Fields.SUMMARY)).contains("New");
        assertThat(trimmed.after().has(Fields.STORY_POINTS)).isTrue();
    }

    @Test
    void of_one_time_the_named_event_wins_over_what_a_post_function_fired() {
        Body fired =
                Bodies.of(
                        ("{'timestamp':%d,'transition':{'from_status':'Open','to_status':'Done'},"
                                        + "'issue':{'id':'10013','fields':{%s}}}")
                                .formatted(NOW.plusSeconds(9).toEpochMilli(), fields(1, "")));
        Body named = whole(1, "'status':{'name':'Done'}");
        Decision first = settle(State.EMPTY, fired);

        assertThat(first.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(first.reason()).contains("before its transition");
        assertThat(first.after().text(Fields.STATUS)).contains("Open");
        assertThat(settle(first.after(), named).after().text(Fields.STATUS)).contains("Done");
        Decision late = settle(settle(State.EMPTY, named).after(), fired);
        assertThat(late.after().text(Fields.STATUS)).contains("Done");
        assertThat(late.after().lastActivity()).isEqualTo(NOW.plusSeconds(9).toEpochMilli());
    }

    private static Body whole(int millis, String more) {
        return updated(NOW.plusMillis(millis), "{" + fields(millis, more) + "}");
    }

    /// What every issue has, and more; of a name that occurs twice the last one counts.
    private static String fields(int millis, String more) {
        return ("'updated':'%s','created':'2026-09-30T09:00:00Z','project':{'id':'3'},"
                        + "'issuetype':{'name':'Bug'},'status':{'name':'Open'},'summary':'S'%s")
                .formatted(NOW.plusMillis(millis), more.isEmpty() ? "" : "," + more);
    }

    private static Decision settle(State before, Body body) {
        return Decision.of(before, Envelopes.of(body, NOW), body, CONFIGURATION, NOW);
    }

    private static Body updated(Instant sent, String fields) {
        return Bodies.issue("jira:issue_updated", sent.toEpochMilli(), fields);
    }
}
