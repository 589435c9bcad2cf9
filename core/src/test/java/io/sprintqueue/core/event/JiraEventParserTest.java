package io.sprintqueue.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventFamily;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.event.JiraEvent.Lifecycle;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.mapping.Coverage;
import io.sprintqueue.core.support.Bodies;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;

class JiraEventParserTest {
    private static final long SENT = 1_791_277_371_610L;

    @ParameterizedTest
    @ValueSource(strings = {"jira:issue_created", "jira:issue_updated", "jira:worklog_updated"})
    void a_full_issue_was_changed(String name) {
        assertThat(Bodies.event(Bodies.issue(name, SENT, "{'summary':'S'}")))
                .asInstanceOf(type(JiraEvent.IssueChanged.class))
                .satisfies(changed -> {
                    assertThat(changed.moment()).isEqualTo(new JiraEvent.Moment(SENT, SENT, 0));
                    assertThat(changed.issue().key()).isEqualTo("ORBIT-1");
                    assertThat(changed.issue().formerKeys()).isEmpty();
                });
    }

    @Test
    void a_full_issue_was_deleted() {
        assertThat(Bodies.event(Bodies.issue("jira:issue_deleted", SENT, "{}")))
                .isInstanceOf(JiraEvent.IssueDeleted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    comment_created    | 'comment':{'self':'u/issue/7/comment/1'}
                    comment_deleted    | 'issue':{'id':'7'},'comment':{}
                    comment_updated    | 'issue':{'id':'7','fields':null}
                    comment_updated    | 'issue':{'id':'7','fields':[]}
                    worklog_created    | 'worklog':{'issueId':'7'}
                    worklog_deleted    | 'worklog':{'issueId':7}
                    issuelink_created  | 'issueLink':{'sourceIssueId':7,'destinationIssueId':8}
                    issuelink_deleted  | 'issueLink':{'sourceIssueId':7}
                    attachment_created | 'attachment':{},'issue':{'id':'7'}
                    """)
    void an_issue_was_touched(String name, String rest) {
        assertThat(Bodies.event(body(name, SENT + "", rest)))
                .isEqualTo(
                        new JiraEvent.IssueTouched(
                                new JiraEvent.Moment(SENT, SENT, 0), null, null));
    }

    @Test
    void a_comment_in_the_cloud_brings_a_part_of_its_issue() {
        assertThat(Bodies.event(Bodies.issue("comment_created", SENT, "{'summary':'S'}")))
                .asInstanceOf(type(JiraEvent.IssueTouched.class))
                .extracting(JiraEvent.IssueTouched::partial)
                .isEqualTo(
                        new JiraEvent.Issue(
                                "ORBIT-1",
                                List.of(),
                                Bodies.json("{'summary':'S'}"),
                                Coverage.part()));
    }

    @Test
    void a_sprint_is_read_from_its_own_object_and_not_from_the_old_value() {
        String rest = ",'name':'New'},'oldValue':{'id':41,'name':'Old'";

        assertThat(Bodies.event(Bodies.sprint("sprint_updated", SENT, rest)))
                .asInstanceOf(type(JiraEvent.SprintChanged.class))
                .extracting(changed -> changed.sprint().path("name").asText())
                .isEqualTo("New");
        assertThat(Bodies.event(Bodies.sprint("sprint_deleted", SENT, "")))
                .isInstanceOf(JiraEvent.SprintDeleted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "project_created, LIVE",
        "project_restored_deleted, LIVE",
        "project_restored_archived, LIVE",
        "project_archived, ARCHIVED",
        "project_soft_deleted, TRASHED",
        "project_updated,",
        "project_moved,",
    })
    void the_name_of_a_projects_event_says_what_became_of_it(
            String name, @Nullable Lifecycle lifecycle) {
        assertThat(Bodies.event(Bodies.project(name, SENT, ",'key':'ORBIT'")))
                .asInstanceOf(type(JiraEvent.ProjectChanged.class))
                .extracting(JiraEvent.ProjectChanged::lifecycle)
                .isEqualTo(lifecycle);
    }

    @Test
    void a_project_was_deleted() {
        assertThat(Bodies.event(Bodies.project("project_deleted", SENT, "")))
                .isInstanceOf(JiraEvent.ProjectDeleted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "board_configuration_changed, BOARD",
        "jira:version_released, VERSION",
        "version_moved, VERSION",
        "user_created, USER",
        "option_voting_changed, UNKNOWN",
        "option_changed, OPTION",
        "issuetype_created, ISSUE_TYPE",
        "filter_created, FILTER",
        "issue_property_set, ISSUE_PROPERTY",
        "attachment_deleted, ATTACHMENT",
        "jira:plan_shared, UNKNOWN",
        "comment_property_set, UNKNOWN",
        "project_role_created, UNKNOWN",
        "jira:sprint_deleted, UNKNOWN",
        "x, UNKNOWN",
        "_, UNKNOWN",
    })
    void no_state_is_kept_of_the_rest_and_no_time_is_needed(String name, EventFamily family) {
        assertThat(Bodies.event(Bodies.of("{'webhookEvent':'" + name + "'}")))
                .isEqualTo(new JiraEvent.Stateless(family, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "'7'", "{'key':'A-1'}"})
    void an_attachment_whose_issue_has_no_id_keeps_no_state(String issue) {
        assertThat(Bodies.event(body("attachment_created", SENT + "", "'issue':" + issue)))
                .isInstanceOf(JiraEvent.Stateless.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "'soon'",
                "'2026-10-05T09:12:44.812+0200'",
                "1791277371.610",
                "1e999999999",
                "0",
                "-1",
                "253402300800000",
                "9223372036854775808",
                "{}",
                "true"
            })
    void without_a_usable_timestamp_a_body_is_unreadable(String timestamp) {
        for (String rest :
                new String[] {"'issue':{'id':'7','fields':{}}", "'sprint':{'id':7},'issue':{}"}) {
            String name = rest.contains("sprint") ? "sprint_closed" : "jira:issue_updated";
            assertUnreadable(body(name, timestamp, rest), "timestamp is missing");
        }
        assertUnreadable(
                Bodies.of("{'webhookEvent':'project_created','project':{'id':1}}"),
                "timestamp is missing");
    }

    @Test
    void a_time_may_be_any_from_1970_to_9999() {
        for (long timestamp : new long[] {1, 253_402_300_799_999L}) {
            assertThat(Bodies.event(Bodies.issue("jira:issue_updated", timestamp, "{}")))
                    .isInstanceOf(JiraEvent.IssueChanged.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "'x'", "7"})
    void an_issue_without_fields_is_unreadable(String fields) {
        assertUnreadable(Bodies.issue("jira:issue_updated", SENT, fields), "issue.fields");
        assertUnreadable(
                body("jira:issue_created", SENT + "", "'issue':{'id':'7'}"), "issue.fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'issue':{'id':'7'}", "'issue':{'id':7,'key':'A-1','fields':null}"})
    void a_deletion_needs_the_id_and_the_time_alone(String issue) {
        assertThat(Bodies.event(body("jira:issue_deleted", SENT + "", issue)))
                .asInstanceOf(type(JiraEvent.IssueDeleted.class))
                .satisfies(deleted -> {
                    assertThat(deleted.moment()).isEqualTo(new JiraEvent.Moment(SENT, SENT, 0));
                    assertThat(deleted.issue().fields().isMissingNode()).isTrue();
                    assertThat(deleted.issue().whole()).isFalse();
                });
        assertUnreadable(body("jira:issue_deleted", "null", issue), "timestamp is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1791277371610'", "' 1791277371610 '", "1.791277371610e12"})
    void a_time_may_be_a_text_or_have_an_exponent(String timestamp) {
        Body body = body("jira:issue_updated", timestamp, "'issue':{'id':'7','fields':{}}");

        assertThat(Bodies.event(body))
                .asInstanceOf(type(JiraEvent.IssueChanged.class))
                .extracting(JiraEvent.IssueChanged::moment)
                .isEqualTo(new JiraEvent.Moment(SENT, SENT, 0));
    }

    @Test
    void a_body_that_is_about_another_entity_is_unreadable() {
        Body body = Bodies.issue("jira:issue_updated", SENT, "{}");

        assertThat(JiraEventParser.parse(body, Entity.issue("8"), Origin.JIRA))
                .isEqualTo(
                        new Parsed.Unreadable("received for issue-8, but it is about issue-10013"));
    }

    @Test
    void a_body_that_cannot_be_routed_or_read_says_why() {
        assertUnreadable(Bodies.of("{}"), "webhookEvent is missing");
        assertUnreadable(Bodies.of("{'a':"), "not well-formed JSON");
        assertUnreadable(
                Bodies.issue("jira:issue_updated", SENT, "{'a':1e99999999999}"),
                "beyond the limits");
    }

    private static void assertUnreadable(Body body, String reason) {
        assertThat(Bodies.parsed(body))
                .asInstanceOf(type(Parsed.Unreadable.class))
                .extracting(unreadable -> unreadable.reason().toLowerCase(Locale.ROOT))
                .asString()
                .startsWith(reason.toLowerCase(Locale.ROOT));
    }

    private static Body body(String name, String timestamp, String rest) {
        return Bodies.of(
                "{'timestamp':%s,'webhookEvent':'%s',%s}".formatted(timestamp, name, rest));
    }
}
