package io.sprintqueue.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

class RoutingPassTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    jira:issue_created         | 'issue':{'id':'7'}                         | issue-7
                    jira:issue_updated         | 'issue':{'id':7}                           | issue-7
                    jira:issue_deleted         | 'issue':{'id':'7','fields':null}           | issue-7
                    jira:worklog_updated       | 'issue':{'id':'7'}                         | issue-7
                    comment_created            | 'issue':{'id':'7'},'comment':{'id':'1'}    | issue-7
                    comment_updated            | 'comment':{'self':'u/issue/7/comment/1'}   | issue-7
                    comment_deleted            | 'comment':{'self':'u/issue/7/comment/1/'}  | issue-7
                    comment_created            | 'issue':{'id':'7'},'comment':{'self':'u/issue/8/comment/1'} | issue-7
                    comment_created            | 'issue':{'key':'A-1'},'comment':{'self':'u/issue/8/comment/1'} | issue-8
                    worklog_created            | 'worklog':{'issueId':'7','id':'9'}         | issue-7
                    worklog_updated            | 'worklog':{'issueId':7}                    | issue-7
                    worklog_deleted            | 'worklog':{'id':'9','issueId':'7'}         | issue-7
                    issuelink_created          | 'issueLink':{'sourceIssueId':7,'destinationIssueId':8} | issue-7
                    issuelink_deleted          | 'issueLink':{'destinationIssueId':8,'sourceIssueId':'7'} | issue-7
                    attachment_created         | 'attachment':{'id':'1'},'issue':{'id':'7'} | issue-7
                    sprint_created             | 'sprint':{'id':41}                         | sprint-41
                    sprint_started             | 'sprint':{'name':'41','id':'41'}           | sprint-41
                    sprint_updated             | 'oldValue':{'id':9},'sprint':{'id':41}     | sprint-41
                    sprint_closed              | 'sprint':{'id':41},'oldValue':{'id':9}     | sprint-41
                    sprint_deleted             | 'sprint':{'id':41}                         | sprint-41
                    project_created            | 'project':{'id':3}                         | project-3
                    project_updated            | 'project':{'id':'3'}                       | project-3
                    project_deleted            | 'project':{'id':3}                         | project-3
                    project_soft_deleted       | 'project':{'id':3}                         | project-3
                    project_restored_deleted   | 'project':{'id':3}                         | project-3
                    project_archived           | 'project':{'id':3}                         | project-3
                    project_restored_archived  | 'project':{'id':3}                         | project-3
                    jira:issue_updated         | 'issue':{'id':'a_B-9'}                     | issue-a_B-9
                    jira:issue_updated         | 'issue':{'fields':{'id':'8'},'id':'7'}     | issue-7
                    """)
    void each_family_finds_its_entity(String name, String rest, String entity) {
        assertThat(route(name, rest))
                .asInstanceOf(type(Routing.Routed.class))
                .satisfies(routed -> {
                    assertThat(routed.entity()).hasToString(entity);
                    assertThat(routed.facts().webhookEvent()).isEqualTo(name);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    board_created               | 'board':{'id':1}
                    board_configuration_changed | 'configuration':{'id':1}
                    jira:version_released       | 'version':{'id':'1'}
                    user_created                | 'user':{'id':'1'}
                    option_timetracking_changed | 'property':{'id':1}
                    issuetype_created           | 'issuetype':{'id':1}
                    filter_created              | 'filter':{'id':1}
                    issue_property_set          | 'issue':{'id':'7'}
                    attachment_created          | 'attachment':{'id':'1'}
                    attachment_created          | 'attachment':{'id':'1'},'issue':{}
                    attachment_created          | 'attachment':{'id':'1'},'issue':null
                    jira:plan_shared            | 'plan':{'id':1}
                    jira:sprint_started         | 'sprint':{'id':41}
                    jira:issue_archived         | 'issue':{'id':'7'}
                    issue_updated               | 'issue':{'id':'7'}
                    no-underscore               | 'x':1
                    Automation.rule:1           | 'x':1
                    """)
    void what_has_no_state_is_its_own_entity(String name, String rest) {
        Body body = body(name, rest);

        assertThat(RoutingPass.of(body))
                .asInstanceOf(type(Routing.Routed.class))
                .extracting(Routing.Routed::entity)
                .isEqualTo(Entity.ofItsOwn(body))
                .hasToString("event-" + body.hash().substring(0, 16));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    jira:issue_updated | 'x':1                                           | issue.id
                    jira:issue_updated | 'issue':{'id':null}                             | issue.id
                    jira:issue_updated | 'issue':{'id':''}                               | issue.id
                    jira:issue_updated | 'issue':{'id':'7 '}                             | issue.id
                    jira:issue_updated | 'issue':{'id':'7~8'}                            | issue.id
                    jira:issue_updated | 'issue':{'id':'ä'}                              | issue.id
                    jira:issue_updated | 'issue':{'id':'7\\n'}                           | issue.id
                    jira:issue_updated | 'issue':{'id':'a/b#c'}                          | issue.id
                    jira:issue_updated | 'issue':{'id':'12345678901234567890123456789012345678901'} | issue.id
                    jira:issue_updated | 'issue':{'id':7.0}                              | issue.id
                    jira:issue_updated | 'issue':{'id':1e3}                              | issue.id
                    jira:issue_updated | 'issue':{'id':true}                             | issue.id
                    jira:issue_updated | 'issue':{'id':['7']}                            | issue.id
                    jira:issue_updated | 'issue':{'id':{'id':'7'}}                       | issue.id
                    jira:issue_updated | 'issue':['id','7']                              | issue.id
                    jira:issue_updated | 'issue':'7'                                     | issue.id
                    comment_created    | 'comment':{'self':'u/issue//comment/1'}         | comment.self
                    comment_created    | 'comment':{'self':'u/issue/7/comment/'}         | comment.self
                    comment_created    | 'comment':{'self':'u/comment/1'}                | comment.self
                    comment_created    | 'comment':{'self':7}                            | comment.self
                    comment_created    | 'comment':{}                                    | comment.self
                    comment_created    | 'issue':{'id':'7 '},'comment':{'self':'u/issue/7/comment/1'} | issue.id
                    worklog_created    | 'issueId':'7','worklog':{'id':'1'}              | worklog.issueId
                    issuelink_created  | 'issueLink':{'destinationIssueId':8}            | issueLink.sourceIssueId
                    attachment_created | 'issue':{'id':'7 '}                             | issue.id
                    sprint_created     | 'sprint':{'name':'x'}                           | sprint.id
                    sprint_closed      | 'oldValue':{'id':41}                            | sprint.id
                    project_created    | 'project':{'key':'X'}                           | project.id
                    """)
    void a_body_without_the_id_of_its_family_says_which_is_missing(
            String name, String rest, String field) {
        assertThat(route(name, rest))
                .asInstanceOf(type(Routing.Unroutable.class))
                .satisfies(unroutable -> {
                    assertThat(unroutable.reason()).contains(field);
                    assertThat(unroutable.facts().webhookEvent()).isEqualTo(name);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                    | webhookEvent is missing
                    {'webhookEvent':null}                 | webhookEvent is missing
                    {'webhookEvent':{'x':1}}              | webhookEvent is missing
                    {'webhookEvent':7}                    | webhookEvent is missing
                    {'webhookEvent':true}                 | webhookEvent is missing
                    {'webhookEvent':'\\ud83d'}            | webhookEvent is missing
                    {'webhookEvent':''}                   | webhookEvent is not
                    {'webhookEvent':'jira issue'}         | webhookEvent is not
                    {'webhookEvent':'jira:issue\\n'}      | webhookEvent is not
                    {'WebhookEvent':'jira:issue_updated'} | webhookEvent is missing
                    {'a':{'webhookEvent':'x'}}            | webhookEvent is missing
                    """)
    void a_body_without_a_usable_name_cannot_be_routed(String json, String reason) {
        assertThat(RoutingPass.of(Bodies.of(json)))
                .asInstanceOf(type(Routing.Unroutable.class))
                .extracting(Routing.Unroutable::reason)
                .asString()
                .startsWith(reason);
    }

    @Test
    void all_facts_are_picked_out() {
        Body body =
                Bodies.of(
                        """
                        {'timestamp':1596504990138,'webhookEvent':'jira:issue_updated','bulk':true,
                         'issue':{'id':'7','key':'A-1','fields':{'priority':{'id':'1','name':'High'}}},
                         'comment':{'self':'u'},'worklog':{'issueId':1},
                         'issueLink':{'sourceIssueId':2},'sprint':{'id':3},'project':{'id':4}}
                        """);

        assertThat(RoutingPass.of(body))
                .isEqualTo(
                        new Routing.Routed(
                                new RoutingFacts(
                                        "jira:issue_updated",
                                        1_596_504_990_138L,
                                        "7",
                                        "A-1",
                                        "u",
                                        "1",
                                        "2",
                                        "3",
                                        "4",
                                        "High",
                                        Set.of(RoutingFacts.Trait.BULK)),
                                Entity.issue("7")));
    }

    private static Routing route(String name, String rest) {
        return RoutingPass.of(body(name, rest));
    }

    private static Body body(String name, String rest) {
        return Bodies.of("{'webhookEvent':'%s',%s}".formatted(name, rest));
    }
}
