package io.sprintqueue.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class SprintFieldTest {
    private static final String OPENING = "com.atlassian.greenhopper.service.sprint.Sprint@1a2b";
    private static final Optional<FieldValue> UNREADABLE = Optional.empty();
    private static final Optional<FieldValue> NONE = Optional.of(new FieldValue.Cleared());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [{'id':41,'state':'active'}]                                         | 41
                    [{'id':'41','state':'future','name':'x','goal':null}]                | 41
                    [{'id':40,'state':'closed'},{'id':41,'state':'active'}]              | 41
                    [{'id':41,'state':'active'},{'id':40,'state':'closed'}]              | 41
                    [{'id':40,'state':'closed'},{'id':42,'state':'future'}]              | 42
                    [{'id':42,'state':'future'},{'id':41,'state':'active'}]              | 41
                    [{'id':41,'state':'active'},{'id':42,'state':'active'}]              | 41
                    [{'id':41,'state':'ACTIVE'}]                                         | 41
                    """)
    void the_current_sprint_is_the_active_one_or_else_the_future_one(String json, String id) {
        assertThat(ofObjects(json)).isEqualTo(sprint(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{'id':40,'state':'closed'}]"})
    void without_a_sprint_that_is_open_there_is_none(String json) {
        assertThat(ofObjects(json)).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "'41'",
                "41",
                "true",
                "[41]",
                "[null]",
                "[[]]",
                "[{}]",
                "[{'id':41}]",
                "[{'state':'active'}]",
                "[{'id':41.5,'state':'active'}]",
                "[{'id':'4 1','state':'active'}]",
                "[{'id':{},'state':'active'}]",
                "[{'id':41,'state':'open'}]",
                "[{'id':41,'state':1}]",
                "[{'id':41,'state':'active'},null]",
                "['41']"
            })
    void a_form_that_jira_does_not_send_is_no_sprint_field(String json) {
        assertThat(ofObjects(json)).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "completeDate=<null>,endDate=2020-08-15T16:17:00.000Z,goal=,id=41,name=TES Sprint"
                        + " 3,rapidViewId=9,sequence=197"
                        + ",startDate=2020-07-31T16:17:17.777Z,state=ACTIVE",
                "id=41,rapidViewId=7,state=FUTURE,name=Helios, Sprint 1 [beta],startDate=<null>,"
                        + "endDate=<null>,completeDate=<null>,sequence=41,goal=<null>,synced=false",
                "state=ACTIVE,name=a]b,c=d,e,id=41",
                "name=,goal=x, id=7, y,id=41,state=ACTIVE",
                "goal=Answers in 300 ms [p95], id: 7,name=[id=7],state=ACTIVE,id=41",
                "goal=a\nb,name=c,id=41,state=ACTIVE",
                "goal=,id=seven,name=Xstate=CLOSED,id=41,state=ACTIVE",
                "goal=,id=7 or so,id=41,state=ACTIVE,name=,state=CLOSED?",
                "rapidViewId=7,id=41,name=@[state=CLOSED],state=ACTIVE"
            })
    void a_text_is_read_whatever_its_order_and_its_names(String inside) {
        assertThat(ofTexts(inside)).isEqualTo(sprint("41"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=41,name=x,id=5,state=ACTIVE",
                "id=41,name=x,id=5,goal=y,state=ACTIVE",
                "id=41,name=x,state=ACTIVE,goal=y,state=CLOSED",
                "id=41,name=x,state=CLOSED,state=ACTIVE",
                "id=41,state=ACTIVE,name=x,id=5"
            })
    void a_name_that_pretends_to_be_an_id_or_a_state_makes_it_unreadable_not_wrong(String inside) {
        assertThat(ofTexts(inside)).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id=41",
                "state=ACTIVE",
                "id=,state=ACTIVE",
                "id=<null>,state=ACTIVE",
                "id=123456789012345678901,state=ACTIVE",
                "id=41,state=active",
                "id=41,state=OPEN",
                "rapidViewId=41,state=ACTIVE"
            })
    void a_text_without_id_or_state_is_no_sprint(String inside) {
        assertThat(ofTexts(inside)).isEqualTo(UNREADABLE);
    }

    @Test
    void a_carried_over_issue_lists_closed_sprints_as_texts_too() {
        assertThat(ofTexts("id=40,state=CLOSED", "id=42,state=FUTURE")).isEqualTo(sprint("42"));
        assertThat(ofTexts("id=40,state=CLOSED", "id=39,state=CLOSED")).isEqualTo(NONE);
        assertThat(ofTexts("id=42,state=FUTURE", "id=41,state=ACTIVE")).isEqualTo(sprint("41"));
        assertThat(ofTexts("id=40,state=CLOSED", "name=odd")).isEqualTo(UNREADABLE);
    }

    @Test
    void another_text_around_it_is_no_sprint() {
        for (String text :
                new String[] {
                    "Sprint@1a2b[id=41,state=ACTIVE]",
                    OPENING + "id=41,state=ACTIVE",
                    OPENING + "[id=41,state=ACTIVE",
                    OPENING + "[id=41,state=ACTIVE]\n",
                    "x" + OPENING + "[id=41,state=ACTIVE]"
                }) {
            assertThat(read(JsonNodeFactory.instance.arrayNode().add(text)))
                    .as(text)
                    .isEqualTo(UNREADABLE);
        }
    }

    /// Would take minutes if any part of a pattern were retried from every place.
    @ParameterizedTest
    @ValueSource(strings = {",id=1,a", ",id=", ",id=1", ",state=ACTIVE,a", "[", ",", "a", ",a="})
    void hostile_texts_of_full_length_are_read_at_once(String piece) {
        int times = (20_000 - OPENING.length() - 2) / piece.length();
        var many = JsonNodeFactory.instance.arrayNode();
        for (int element = 0; element < 200; element++) {
            many.add(OPENING + "[" + piece.repeat(times) + "]");
        }

        assertThat(read(many)).isEqualTo(UNREADABLE);
        assertThat(ofTexts("id=41,state=ACTIVE,name=" + "x".repeat(20_000))).isEqualTo(UNREADABLE);
    }

    private static Optional<FieldValue> ofTexts(String... inside) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (String each : inside) {
            array.add(OPENING + "[" + each + "]");
        }
        return read(array);
    }

    private static Optional<FieldValue> ofObjects(String json) {
        return read(Bodies.json(json));
    }

    private static Optional<FieldValue> read(JsonNode sprints) {
        return SprintField.read(
                sprints, Bodies.json("{'status':{'statusCategory':{'key':'new'}}}"));
    }

    private static Optional<FieldValue> sprint(String id) {
        return Optional.of(new FieldValue.Text(id));
    }
}
