package io.sprintqueue.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class IssueReadingTest {
    private static final long SENT = 1_791_277_371_610L;
    private static final String MOVE = "{'field':'Key','fieldtype':'jira','fromString':'OLD-1'}";

    @Test
    void the_moment_has_the_issues_own_time_and_the_changelogs_id() {
        String fields = "{'updated':'2020-08-03T19:37:09.812-0700'}";

        assertThat(moment(fields, ",'changelog':{'id':'4556'}"))
                .isEqualTo(new JiraEvent.Moment(SENT, 1_596_508_629_812L, 4_556));
        assertThat(moment(fields, ",'changelog':{'id':4556}").changelogId()).isEqualTo(4_556);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}
                    {'updated':null}
                    {'updated':1596508629812}
                    {'updated':'yesterday'}
                    {'updated':{}}
                    {'updated':'2020-08-03'}
                    {'updated':'+300000000-01-01T00:00:00Z'}
                    {'updated':'-300000000-01-01T00:00:00Z'}
                    {'updated':'1969-12-31T00:00:00Z'}
                    """)
    void an_issue_without_a_usable_time_of_its_own_takes_the_timestamp(String fields) {
        assertThat(moment(fields, "")).isEqualTo(new JiraEvent.Moment(SENT, SENT, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",'changelog':null",
                ",'changelog':[]",
                ",'changelog':{}",
                ",'changelog':{'id':null}",
                ",'changelog':{'id':'x'}",
                ",'changelog':{'id':-5}",
                ",'changelog':{'id':{}}",
                ",'changelog':{'id':99999999999999999999999}",
                ",'changelog':{'id':1e2147483647}"
            })
    void a_changelog_without_a_usable_id_breaks_nothing(String more) {
        assertThat(moment("{}", more).changelogId()).isNotNegative();
        assertThat(moment("{}", more).timestamp()).isEqualTo(SENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field':'Key','fieldtype':'jira','from':null,'fromString':'OLD-1','to':null,"
                        + "'toString':'ORBIT-1'}",
                "{'field':'status','fieldtype':'jira','fromString':'OLD-2'}," + MOVE,
                MOVE + ",{'field':'Key','fieldtype':'jira','fromString':null}",
                "null,7,[],{'field':'Key'}," + MOVE,
                "{'field':'Key','fieldtype':'jira','fromString':' '}," + MOVE,
                "{'field':'Key','fieldtype':'jira','fromString':'\\ud83d'}," + MOVE
            })
    void a_move_leaves_the_old_key_in_the_changelog(String items) {
        assertThat(issue(",'changelog':{'items':[" + items + "]}").formerKeys())
                .containsExactly("OLD-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field':'Key','fieldtype':'custom','fromString':'OLD-1'}",
                "{'field':'Key','fieldtype':'custom','fieldId':'customfield_10042',"
                        + "'fromString':'OLD-1'}",
                "{'field':'Key','fieldtype':null,'fromString':'OLD-1'}",
                "{'field':'Key','fromString':'OLD-1'}",
                "{'field':['Key'],'fieldtype':['jira'],'fromString':'OLD-1'}"
            })
    void what_is_no_move_leaves_no_former_key(String item) {
        assertThat(issue(",'changelog':{'items':[" + item + "]}").formerKeys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OLD-1", "O-1", "OLD_2-1", "A1_-99", "ÖL-7", "old-12345678901"})
    void a_former_key_has_the_shape_of_any_projects_keys(String key) {
        assertThat(issue(moved(key)).formerKeys()).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OLD",
                "OLD-",
                "-1",
                "OLD-1 ",
                "OLD-1-2",
                "OLD-1a",
                "OLD 2-1",
                "A/B-1",
                "_A-1",
                "1234-5678",
                "AAAA-BBBB-CCCC-1",
                "sk_live_51H8"
            })
    void what_has_another_shape_is_no_former_key(String text) {
        assertThat(issue(moved(text)).formerKeys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'changelog':{}", ",'changelog':{'items':{}}", ",'changelog':7"})
    void without_a_changelog_there_are_no_former_keys(String more) {
        assertThat(issue(more).formerKeys()).isEmpty();
    }

    @Test
    void former_keys_are_bounded() {
        String items =
                IntStream.range(0, 1_000)
                        .mapToObj(
                                "{'field':'Key','fieldtype':'jira','fromString':'OLD-%d'}"
                                        ::formatted)
                        .collect(Collectors.joining(","));

        assertThat(issue(",'changelog':{'items':[" + items + "]}").formerKeys()).hasSize(20);
    }

    @Test
    void a_key_that_is_none_is_left_out() {
        assertThat(keyed("'" + "K".repeat(255) + "'").key()).hasSize(255);
        assertThat(keyed("'" + "ä".repeat(127) + "'").key()).hasSize(127);
        for (String key :
                new String[] {
                    "null",
                    "7",
                    "''",
                    "' '",
                    "{}",
                    "'A\\ud83d'",
                    "'" + "K".repeat(256) + "'",
                    "'" + "ä".repeat(128) + "'"
                }) {
            assertThat(keyed(key).key()).as(key).isNull();
        }
    }

    @Test
    void what_jira_says_never_prints_itself() {
        String secret = "{'summary':'Confidential'}";

        assertThat(Bodies.event(Bodies.issue("jira:issue_updated", SENT, secret)).toString())
                .doesNotContain("Confidential", "ORBIT");
        assertThat(Bodies.parsed(Bodies.issue("comment_created", SENT, secret)).toString())
                .doesNotContain("Confidential");
        assertThat(
                        Bodies.event(Bodies.sprint("sprint_closed", SENT, ",'goal':'Confidential'"))
                                .toString())
                .doesNotContain("Confidential");
        assertThat(
                        Bodies.event(
                                        Bodies.project(
                                                "project_created", SENT, ",'name':'Confidential'"))
                                .toString())
                .doesNotContain("Confidential")
                .contains("LIVE");
    }

    private static JiraEvent.Moment moment(String fields, String more) {
        return changed("'ORBIT-1'", fields, more).moment();
    }

    private static JiraEvent.Issue issue(String more) {
        return changed("'ORBIT-1'", "{}", more).issue();
    }

    private static String moved(String key) {
        return ",'changelog':{'items':[" + MOVE.replace("OLD-1", key) + "]}";
    }

    private static JiraEvent.Issue keyed(String key) {
        return changed(key, "{}", "").issue();
    }

    private static JiraEvent.IssueChanged changed(String key, String fields, String more) {
        return (JiraEvent.IssueChanged)
                Bodies.event(
                        Bodies.of(
                                """
                                {'timestamp':%d,'webhookEvent':'jira:issue_updated',
                                 'issue':{'id':'10013','key':%s,'fields':%s}%s}
                                """
                                        .formatted(SENT, key, fields, more)));
    }
}
