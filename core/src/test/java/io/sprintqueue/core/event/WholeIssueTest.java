package io.sprintqueue.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When a body has the whole issue, so that what it does not have is empty in Jira.
class WholeIssueTest {
    private static final long SENT = 1_791_277_371_610L;
    private static final String WHOLE =
            "'updated':'2026-10-05T09:12:44.812+0200','created':'2026-10-01T09:00:00.000+0000',"
                    + "'project':{'id':'3'},'issuetype':{'name':'Bug'},'status':{'name':'Done'},"
                    + "'summary':'S'";
    private static final String TRANSITION =
            "'transition':{'from_status':'In Review','to_status':'Done'}";

    @ParameterizedTest
    @ValueSource(strings = {"jira:issue_created", "jira:issue_updated", "jira:worklog_updated"})
    void a_body_with_all_that_every_issue_has_is_whole(String name) {
        assertThat(isWhole(name, WHOLE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"updated", "created", "project", "issuetype", "status", "summary"})
    void a_body_without_one_of_them_is_a_part(String missing) {
        String renamed = WHOLE.replace("'" + missing + "'", "'other'");
        String nothing = WHOLE + ",'" + missing + "':null";

        assertThat(isWhole("jira:issue_updated", renamed)).isFalse();
        assertThat(isWhole("jira:issue_updated", nothing)).isFalse();
        assertThat(isWhole("jira:issue_updated", renamed + ",'fields':{" + WHOLE + "}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'soon'",
                "1791277371610",
                "''",
                "{}",
                "'2026-10-05'",
                "'1969-12-31T00:00:00Z'"
            })
    void a_body_whose_time_of_change_cannot_be_read_is_a_part(String updated) {
        assertThat(isWhole("jira:issue_updated", WHOLE + ",'updated':" + updated)).isFalse();
    }

    @Test
    void a_deletion_may_be_whole_and_a_comment_never_is() {
        assertThat(deleted(WHOLE).issue().whole()).isTrue();
        assertThat(deleted("'summary':'S'").issue().whole()).isFalse();
        assertThat(Bodies.event(Bodies.issue("comment_created", SENT, "{" + WHOLE + "}")))
                .isInstanceOfSatisfying(
                        JiraEvent.IssueTouched.class,
                        touched -> {
                            assertThat(touched.partial()).isNotNull();
                            assertThat(touched.partial().whole()).isFalse();
                        });
    }

    @Test
    void a_post_function_fires_a_body_with_a_transition_and_no_name() {
        assertThat(Bodies.event(postFunction(TRANSITION, WHOLE)))
                .isInstanceOfSatisfying(
                        JiraEvent.IssueInTransition.class,
                        fired -> {
                            assertThat(fired.moment().timestamp()).isEqualTo(SENT);
                            assertThat(fired.issue().whole()).isTrue();
                            assertThat(fired.shownBefore()).isFalse();
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "In Review, Done, Done, false",
        "In Review, Done, In Review, true",
        "In Review, Done, Rejected, false",
        "Done, Done, Done, false",
    })
    void it_may_show_the_issue_before_its_transition(
            String from, String to, String shown, boolean before) {
        String transition =
                "'transition':{'from_status':'%s','to_status':'%s'}".formatted(from, to);
        String fields = WHOLE + ",'status':{'name':'" + shown + "'}";

        assertThat(Bodies.event(postFunction(transition, fields)))
                .isInstanceOfSatisfying(
                        JiraEvent.IssueInTransition.class,
                        fired -> assertThat(fired.shownBefore()).isEqualTo(before));
    }

    @Test
    void a_status_that_has_no_name_is_no_sign_of_it() {
        String fields = WHOLE + ",'status':{'id':'1'}";

        assertThat(Bodies.event(postFunction("'transition':{'to_status':'Done'}", fields)))
                .isInstanceOfSatisfying(
                        JiraEvent.IssueInTransition.class,
                        fired -> assertThat(fired.shownBefore()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'action':'created'",
                "'transition':null",
                "'transition':'Done'",
                "'transition':{'from_status':'In Review'}",
                "'transition':{'to_status':null}",
                "'webhookEvent':null," + TRANSITION,
                "'webhookEvent':7," + TRANSITION,
            })
    void any_other_body_without_a_name_cannot_be_routed(String other) {
        assertThat(RoutingPass.of(postFunction(other, WHOLE)))
                .isInstanceOfSatisfying(
                        Routing.Unroutable.class,
                        dead -> assertThat(dead.reason()).startsWith("webhookEvent is missing"));
    }

    @Test
    void a_post_functions_body_needs_the_whole_issue_its_id_and_a_time() {
        String whole = "'issue':{'id':'7','fields':{" + WHOLE + "}}";
        for (String lacking :
                new String[] {
                    whole,
                    "'timestamp':0," + whole,
                    "'timestamp':" + SENT + ",'issue':{'id':'7','fields':{'summary':'S'}}",
                    "'timestamp':" + SENT + ",'issue':{'id':'7'}",
                    "'timestamp':" + SENT + ",'issue':{'fields':{" + WHOLE + "}}"
                }) {
            assertThat(RoutingPass.of(Bodies.of("{" + TRANSITION + "," + lacking + "}")))
                    .as(lacking)
                    .isInstanceOf(Routing.Unroutable.class);
        }
    }

    private static boolean isWhole(String name, String fields) {
        return Bodies.event(Bodies.issue(name, SENT, "{" + fields + "}"))
                        instanceof JiraEvent.IssueChanged changed
                && changed.issue().whole();
    }

    private static JiraEvent.IssueDeleted deleted(String fields) {
        return (JiraEvent.IssueDeleted)
                Bodies.event(Bodies.issue("jira:issue_deleted", SENT, "{" + fields + "}"));
    }

    private static Body postFunction(String other, String fields) {
        return Bodies.of(
                "{'timestamp':%d,%s,'comment':'','issue':{'id':'7','key':'A-1','fields':{%s}}}"
                        .formatted(SENT, other, fields));
    }
}
