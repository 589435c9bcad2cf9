package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

class MentionTest {
    private static final long SENT = 1_791_277_371_610L;
    private static final String ACTIVE =
            "'customfield_10020':[{'id':40,'state':'closed','name':'Old'},{'id':41,'name':'ORBIT"
                    + " Sprint 1','state':'active','boardId':9,'goal':'','startDate':"
                    + "'2026-10-05T09:00:00.000Z','endDate':'2026-10-19T09:00:00.000Z'}]";

    @Test
    void a_body_tells_of_the_sprint_and_the_project_of_its_issue() {
        List<Mention> mentions = mentions(State.EMPTY, body(SENT, ACTIVE), Mappings.CLOUD);

        assertThat(mentions)
                .extracting(Mention::about)
                .containsExactly(Entity.sprint("41"), Entity.project("10031"));
        Sprint sprint = Sprint.of("41", mentions.getFirst().state());
        assertThat(sprint.name()).isEqualTo("ORBIT Sprint 1");
        assertThat(sprint.state()).isEqualTo("active");
        assertThat(sprint.boardId()).isEqualTo("9");
        assertThat(sprint.startDate()).isEqualTo("2026-10-05T09:00:00Z");
        assertThat(sprint.endDate()).isEqualTo("2026-10-19T09:00:00Z");
        assertThat(sprint.completeDate()).isNull();
        State project = mentions.get(1).state();
        assertThat(project.text(Fields.KEY)).contains("ORBIT");
        assertThat(project.text(Fields.NAME)).contains("Orbit billing");
        assertThat(project.registers().values())
                .allMatch(register -> register.stamp().equals(mentions.get(1).stamp()));
    }

    @Test
    void data_centers_text_tells_the_same_whatever_stands_in_a_name() {
        String text =
                "com.atlassian.greenhopper.service.sprint.Sprint@1a2b[completeDate=<null>,"
                        + "endDate=2026-10-19T09:00:00.000Z,goal=a, b=c] or d,id=197,"
                        + "name=TES Sprint, 3],rapidViewId=12,startDate=<null>,state=ACTIVE]";

        Sprint sprint =
                Sprint.of(
                        "197",
                        mentions(
                                        State.EMPTY,
                                        body(SENT, "'customfield_10107':['" + text + "']"),
                                        Mappings.DATA_CENTER)
                                .getFirst()
                                .state());

        assertThat(sprint.name()).isEqualTo("TES Sprint, 3]");
        assertThat(sprint.state()).isEqualTo("active");
        assertThat(sprint.boardId()).isEqualTo("12");
        assertThat(sprint.endDate()).isEqualTo("2026-10-19T09:00:00Z");
        assertThat(sprint.startDate()).isNull();
    }

    @Test
    void a_name_that_pretends_to_be_two_is_no_name() {
        String text =
                "com.atlassian.greenhopper.service.sprint.Sprint@1a2b[id=197,name=A,name=B,"
                        + "state=FUTURE]";

        State sprint =
                mentions(
                                State.EMPTY,
                                body(SENT, "'customfield_10107':['" + text + "']"),
                                Mappings.DATA_CENTER)
                        .getFirst()
                        .state();

        assertThat(sprint.text(Fields.NAME)).isEmpty();
        assertThat(sprint.text(Fields.SPRINT_STATE)).contains("future");
    }

    @Test
    void an_edit_tells_nothing_that_is_worth_keeping() {
        State before = state(body(SENT, ACTIVE));

        assertThat(mentions(before, body(SENT + 1, ACTIVE), Mappings.CLOUD)).isEmpty();
    }

    @Test
    void another_sprint_is_told_of_alone_and_no_sprint_of_nothing() {
        State before = state(body(SENT, ACTIVE));

        assertThat(mentions(before, body(SENT + 1, ACTIVE.replace("41", "42")), Mappings.CLOUD))
                .extracting(Mention::about)
                .containsExactly(Entity.sprint("42"));
        assertThat(mentions(before, body(SENT + 1, ""), Mappings.CLOUD)).isEmpty();
    }

    @Test
    void a_body_that_comes_late_tells_nothing() {
        State before = state(body(SENT, ACTIVE));

        assertThat(mentions(before, body(SENT - 1, ACTIVE.replace("41", "42")), Mappings.CLOUD))
                .isEmpty();
    }

    @Test
    void a_project_that_changes_its_key_is_told_of() {
        State before = state(body(SENT, ""));
        Body renamed =
                new Body(
                        new String(body(SENT + 1, "").bytes(), StandardCharsets.UTF_8)
                                .replace("\"key\":\"ORBIT\"", "\"key\":\"COMET\"")
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(mentions(before, renamed, Mappings.CLOUD))
                .singleElement()
                .satisfies(mention -> {
                    assertThat(mention.about()).isEqualTo(Entity.project("10031"));
                    assertThat(mention.state().text(Fields.KEY)).contains("COMET");
                });
    }

    @Test
    void the_first_body_of_an_issue_that_an_older_version_has_kept_tells_of_both() {
        var registers = new TreeMap<>(state(body(SENT, ACTIVE)).registers());
        registers.remove(Fields.SUBTASK);
        State old = State.of(registers, 0, List.of(), false);

        assertThat(mentions(old, body(SENT + 1, ACTIVE), Mappings.CLOUD)).hasSize(2);
    }

    private static List<Mention> mentions(State before, Body body, FieldMapping mapping) {
        JiraEvent event = Bodies.event(body);
        State delta = new Projection(mapping).delta(event, body).state();
        return Mention.of(before, delta, before.join(delta), event, mapping);
    }

    private static State state(Body body) {
        return new Projection(Mappings.CLOUD).delta(Bodies.event(body), body).state();
    }

    private static Body body(long sent, String fields) {
        return Bodies.issue(
                "jira:issue_updated",
                sent,
                """
                {'summary':'S','issuetype':{'name':'Story','subtask':false},
                 'project':{'id':'10031','key':'ORBIT','name':'Orbit billing'},
                 'status':{'name':'To Do','statusCategory':{'key':'new'}},
                 'created':'2026-10-05T09:12:44.812+0200',
                 'updated':'2026-10-05T09:12:44.812+0200'%s}
                """
                        .formatted(fields.isEmpty() ? "" : "," + fields));
    }
}
