package io.sprintqueue.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Envelopes;
import io.sprintqueue.core.support.Mappings;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/// What a changelog says of the changes before it.
class LostChangesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Configuration CONFIGURATION = Envelopes.configuration(Mappings.CLOUD);
    private static final String ADA = "{'accountId':'5b','displayName':'Ada'}";

    private static State held(String fields) {
        return Decision.of(
                        State.EMPTY,
                        Envelopes.of(issue(0, fields, ""), NOW),
                        issue(0, fields, ""),
                        CONFIGURATION,
                        NOW)
                .after();
    }

    private static Body issue(int seconds, String fields, String item) {
        String changelog =
                ",'changelog':{'items':[{'fieldtype':'jira'%s}]}"
                        .formatted(item.isEmpty() ? "" : "," + item);
        return Bodies.issue(
                "jira:issue_updated",
                NOW.plusSeconds(seconds).toEpochMilli(),
                "ORBIT-1",
                "{'updated':'%s',%s}".formatted(NOW.plusSeconds(seconds), fields),
                changelog);
    }

    private static List<String> lost(String held, int seconds, String fields, String item) {
        Body body = issue(seconds, fields, item);
        return Decision.of(held(held), Envelopes.of(body, NOW), body, CONFIGURATION, NOW)
                .remarks()
                .lostChanges();
    }

    private static String status(String name) {
        return "'status':{'name':'%s'}".formatted(name);
    }

    private static String statusWas(String name) {
        return "'field':'status','from':'3','fromString':'%s'".formatted(name);
    }

    @Test
    void a_status_that_was_another_one_than_held_tells_of_a_lost_change() {
        assertThat(lost(status("Open"), 1, status("Done"), statusWas("In Review")))
                .containsExactly("status");
        assertThat(lost(status("Open"), 1, status("Done"), statusWas("Open"))).isEmpty();
    }

    @Test
    void a_change_that_is_late_itself_tells_nothing() {
        assertThat(lost(status("Open"), -1, status("Done"), statusWas("In Review"))).isEmpty();
    }

    @Test
    void what_is_held_already_was_read_by_sync_and_is_not_lost() {
        assertThat(lost(status("Done"), 1, status("Done"), statusWas("In Review"))).isEmpty();
    }

    @Test
    void a_person_is_compared_by_id_and_none_is_none() {
        String toAlan = "'assignee':{'accountId':'6c','displayName':'Alan'}";
        String fromAda = "'field':'assignee','from':'5b','fromString':'Ada L.'";
        String fromNone = "'field':'assignee','from':null,'fromString':null";

        assertThat(lost("'assignee':" + ADA, 1, toAlan, fromAda)).isEmpty();
        assertThat(lost("'assignee':" + ADA, 1, toAlan, fromNone)).containsExactly("assignee");
        assertThat(lost("'assignee':null", 1, toAlan, fromNone)).isEmpty();
        assertThat(lost("'assignee':null", 1, toAlan, fromAda)).containsExactly("assignee");
    }

    @Test
    void a_person_of_whom_no_id_is_held_is_compared_by_name() {
        String unknown = "'assignee':{'displayName':'Ada'}";
        String toNone = "'assignee':null";

        assertThat(lost(unknown, 1, toNone, "'field':'assignee','from':'5b','fromString':'Ada'"))
                .isEmpty();
        assertThat(lost(unknown, 1, toNone, "'field':'assignee','from':'6c','fromString':'Alan'"))
                .containsExactly("assignee");
    }

    @Test
    void a_field_of_which_nothing_is_held_and_other_fields_tell_nothing() {
        assertThat(lost("'summary':'S'", 1, status("Done"), statusWas("Open"))).isEmpty();
        assertThat(
                        lost(
                                status("Open"),
                                1,
                                status("Done"),
                                "'field':'priority','from':'1','fromString':'Low'"))
                .isEmpty();
    }

    @Test
    void a_custom_field_of_the_same_name_tells_nothing() {
        Body body =
                Bodies.issue(
                        "jira:issue_updated",
                        NOW.plusSeconds(1).toEpochMilli(),
                        "ORBIT-1",
                        "{%s}".formatted(status("Done")),
                        ",'changelog':{'items':[{'fieldtype':'custom',%s}]}"
                                .formatted(statusWas("In Review")));

        assertThat(
                        Decision.of(
                                        held(status("Open")),
                                        Envelopes.of(body, NOW),
                                        body,
                                        CONFIGURATION,
                                        NOW)
                                .remarks()
                                .lostChanges())
                .isEmpty();
    }
}
