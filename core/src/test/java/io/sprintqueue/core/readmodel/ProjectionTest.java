package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class ProjectionTest {
    private static final long SENT = 1_791_277_371_610L;
    private static final long UPDATED = 1_596_508_629_812L;

    private static final String FIELDS =
            "{'summary':'S','priority':null,'updated':'2020-08-03T19:37:09.812-0700'}";

    @Test
    void a_full_issue_gives_full_registers_its_keys_and_its_activity() {
        Body body =
                Bodies.issue(
                        "jira:issue_updated",
                        SENT,
                        "ORBIT-1",
                        FIELDS,
                        ",'changelog':{'id':'7','items':"
                                + "[{'field':'Key','fieldtype':'jira','fromString':'OLD-1'}]}");
        var stamp = new Stamp(true, UPDATED, SENT, 7, body.hash());

        assertThat(delta(body).state())
                .isEqualTo(
                        State.of(
                                Map.of(
                                        Fields.KEY, text(stamp, "ORBIT-1"),
                                        Fields.SUMMARY, text(stamp, "S"),
                                        Fields.PRIORITY, cleared(stamp),
                                        Fields.UPDATED, text(stamp, "2020-08-04T02:37:09.812Z")),
                                SENT,
                                List.of("OLD-1", "ORBIT-1"),
                                false));
    }

    @Test
    void a_deleted_issue_keeps_its_last_values_and_is_a_tombstone() {
        Body body = Bodies.issue("jira:issue_deleted", SENT, "{'summary':'S'}");

        assertThat(delta(body).state().deleted()).isTrue();
        assertThat(delta(body).state().text(Fields.SUMMARY)).contains("S");
        assertThat(delta(body).state().lastActivity()).isEqualTo(SENT);
    }

    @Test
    void a_partial_issue_gives_partial_registers() {
        Body body = Bodies.issue("comment_created", SENT, "{'summary':'S'}");
        var stamp = new Stamp(false, SENT, SENT, 0, body.hash());

        assertThat(delta(body).state())
                .isEqualTo(
                        State.of(
                                Map.of(
                                        Fields.KEY, text(stamp, "ORBIT-1"),
                                        Fields.SUMMARY, text(stamp, "S")),
                                SENT,
                                List.of("ORBIT-1"),
                                false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'webhookEvent':'comment_created','comment':{'self':'u/issue/7/comment/1'}",
                "'webhookEvent':'worklog_deleted','worklog':{'issueId':'7'}",
                "'webhookEvent':'issuelink_created','issueLink':{'sourceIssueId':7}",
                "'webhookEvent':'attachment_created','issue':{'id':'7'}"
            })
    void a_touched_issue_shows_activity_and_nothing_else(String rest) {
        assertThat(delta(Bodies.of("{'timestamp':" + SENT + "," + rest + "}")).state())
                .isEqualTo(State.of(Map.of(), SENT, List.of(), false));
    }

    @Test
    void a_sprint_is_a_whole_snapshot_and_what_is_absent_is_cleared() {
        Body body =
                Bodies.sprint(
                        "sprint_started",
                        SENT,
                        ",'name':'N','state':'active','startDate':'2026-10-05T09:00:00.000Z',"
                                + "'originBoardId':9,'goal':null");
        var stamp = new Stamp(true, SENT, SENT, 0, body.hash());

        assertThat(delta(body).state())
                .isEqualTo(
                        State.of(
                                Map.of(
                                        Fields.NAME, text(stamp, "N"),
                                        Fields.SPRINT_STATE, text(stamp, "active"),
                                        Fields.GOAL, cleared(stamp),
                                        Fields.START_DATE, text(stamp, "2026-10-05T09:00:00Z"),
                                        Fields.END_DATE, cleared(stamp),
                                        Fields.COMPLETE_DATE, cleared(stamp),
                                        Fields.ACTIVATED_DATE, cleared(stamp),
                                        Fields.BOARD_ID, text(stamp, "9")),
                                SENT,
                                List.of(),
                                false));
    }

    @Test
    void a_value_of_the_wrong_type_in_a_snapshot_gives_a_warning_and_no_register() {
        Projection.Delta delta =
                delta(Bodies.sprint("sprint_updated", SENT, ",'name':{},'goal':'G'"));

        assertThat(delta.warnings()).containsExactly("name is no STRING");
        assertThat(delta.state().registers()).doesNotContainKey(Fields.NAME);
        assertThat(delta.state().text(Fields.GOAL)).contains("G");
    }

    @Test
    void a_value_of_the_wrong_type_in_an_issue_gives_a_warning_and_no_register() {
        Projection.Delta delta =
                delta(
                        Bodies.issue(
                                "jira:issue_updated",
                                SENT,
                                "{'summary':7,'description':{},'customfield_10020':'41'}"));

        assertThat(delta.warnings())
                .containsExactly("summary is no STRING", "customfield_10020 is no SPRINT");
        assertThat(delta.state().registers()).containsOnlyKeys(Fields.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sprint", "project"})
    void a_deletion_only_deletes(String kind) {
        Body body =
                Bodies.of(
                        "{'timestamp':%d,'webhookEvent':'%s_deleted','%s':{'id':1,'name':'N'}}"
                                .formatted(SENT, kind, kind));

        assertThat(delta(body).state()).isEqualTo(State.of(Map.of(), SENT, List.of(), true));
    }

    @Test
    void a_project_says_what_became_of_it_where_its_event_is_named_so() {
        for (Map.Entry<String, String> expected :
                Map.of(
                                "project_created", "live",
                                "project_archived", "archived",
                                "project_soft_deleted", "trashed",
                                "project_restored_deleted", "live",
                                "project_restored_archived", "live")
                        .entrySet()) {
            assertThat(lifecycle(expected.getKey()).text(Fields.LIFECYCLE))
                    .contains(expected.getValue());
        }
        assertThat(lifecycle("project_updated").registers())
                .containsOnlyKeys(Fields.KEY, Fields.NAME);
    }

    @Test
    void an_event_without_state_adds_nothing() {
        assertThat(delta(Bodies.of("{'webhookEvent':'user_created'}")).state())
                .isEqualTo(State.EMPTY);
    }

    private static State lifecycle(String name) {
        return delta(Bodies.project(name, SENT, ",'key':'ORBIT','name':'Orbit'")).state();
    }

    private static Projection.Delta delta(Body body) {
        return new Projection(Mappings.CLOUD).delta(Bodies.event(body), body);
    }

    private static Register text(Stamp stamp, String text) {
        return new Register(stamp, new FieldValue.Text(text));
    }

    private static Register cleared(Stamp stamp) {
        return new Register(stamp, new FieldValue.Cleared());
    }
}
