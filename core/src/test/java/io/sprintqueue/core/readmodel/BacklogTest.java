package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.TreeMap;

/// Which issues wait in a backlog, from the bodies that tell of them.
class BacklogTest {
    private static final long SENT = 1_791_277_371_610L;

    @Test
    void an_issue_without_a_sprint_waits_in_the_backlog_of_its_project() {
        assertThat(Backlog.of(issue("'issuetype':{'name':'Story','subtask':false}")))
                .contains("10031");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `'issuetype':{'name':'Sub-task','subtask':true,'hierarchyLevel':-1}`
                    `'issuetype':{'name':'Teilaufgabe','subtask':true}`
                    `'issuetype':{'name':'Vorhaben','subtask':false,'hierarchyLevel':1}`
                    `'issuetype':{'name':'Initiative','subtask':false,'hierarchyLevel':2}`
                    `'issuetype':{'name':'Epic','subtask':false}`
                    `'issuetype':{'name':'EPIC','subtask':false}`
                    `'status':{'name':'Done','statusCategory':{'key':'done'}}`
                    `'customfield_10020':[{'id':41,'state':'active'}]`
                    `'customfield_10020':[{'id':41,'state':'future'}]`
                    `'project':null`
                    """)
    void no_sub_task_no_epic_and_nothing_that_is_done_or_in_a_sprint_does(String fields) {
        assertThat(Backlog.of(issue(fields))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `'issuetype':{'name':'Epic','subtask':false,'hierarchyLevel':0}`
                    `'issuetype':{'name':'Epic review','subtask':false}`
                    `'status':{'name':'In work','statusCategory':{'key':'indeterminate'}}`
                    `'customfield_10020':[{'id':40,'state':'closed'}]`
                    """)
    void a_story_of_an_odd_name_and_one_that_a_closed_sprint_left_over_do(String fields) {
        assertThat(Backlog.of(issue(fields))).contains("10031");
    }

    @Test
    void an_issue_of_which_no_body_has_told_the_sprint_may_be_in_one() {
        State known = issue("");
        var registers = new TreeMap<>(known.registers());
        registers.remove(Fields.SPRINT);
        State unknown = State.of(registers, 0, known.keys(), false);

        assertThat(Backlog.of(known)).contains("10031");
        assertThat(Backlog.of(unknown)).isEmpty();
    }

    @Test
    void a_sub_task_that_becomes_a_task_comes_into_the_backlog_and_loses_its_parent() {
        State subtask =
                issue("'issuetype':{'name':'Sub-task','subtask':true},'parent':{'key':'ORBIT-7'}");
        State task = subtask.join(issue(SENT + 1, "'issuetype':{'name':'Task','subtask':false}"));

        assertThat(subtask.flag(Fields.SUBTASK)).contains(true);
        assertThat(subtask.text(Fields.PARENT_KEY)).contains("ORBIT-7");
        assertThat(Backlog.of(subtask)).isEmpty();
        assertThat(task.flag(Fields.SUBTASK)).contains(false);
        assertThat(task.value(Fields.PARENT_KEY)).contains(new FieldValue.Cleared());
        assertThat(Backlog.of(task)).contains("10031");
        assertThat(task.join(subtask)).isEqualTo(task);
    }

    private static State issue(String fields) {
        return issue(SENT, fields);
    }

    private static State issue(long sent, String fields) {
        var body =
                Bodies.issue(
                        "jira:issue_updated",
                        sent,
                        """
                        {'summary':'S','issuetype':{'name':'Story'},'project':{'id':'10031'},
                         'status':{'name':'To Do','statusCategory':{'key':'new'}},
                         'created':'2026-10-05T09:12:44.812+0200',
                         'updated':'2026-10-05T09:12:44.812+0200'%s}
                        """
                                .formatted(fields.isEmpty() ? "" : "," + fields));
        return new Projection(Mappings.CLOUD).delta(Bodies.event(body), body).state();
    }
}
