package io.sprintqueue.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

/// Which closed sprint a done issue stays in: the one that was completed last.
class ClosedSprintTest {
    private static final String OPENING = "com.atlassian.greenhopper.service.sprint.Sprint@1a2b";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    done          | 41@05            | 41
                    done          | 41@05,40@04      | 41
                    done          | 40@04,41@05      | 41
                    done          | 41@04,40@05      | 40
                    done          | 40@05,41@05      | 41
                    done          | 41@05,40@05      | 41
                    done          | 9@05,10@05       | 10
                    done          | 41,40@04         | 40
                    done          | 41@odd,40@04     | 40
                    done          | 41,40            | 41
                    done          | 9,10             | 10
                    indeterminate | 41@05            | none
                    new           | 41@05            | none
                    odd           | 41@05            | none
                    """)
    void a_done_issue_stays_in_the_sprint_that_was_completed_last(
            String category, String closed, String expected) {
        String fields = "{'status':{'statusCategory':{'key':'" + category + "'}}}";

        assertThat(ofObjects(closed, fields)).isEqualTo(sprint(expected));
        assertThat(ofTexts(closed, fields)).isEqualTo(sprint(expected));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'statuscategorychangedate':'2026-10-04T09:00:00.000+0000'  | 41
                    'statuscategorychangedate':'2026-10-05T09:00:00.000+0000'  | 41
                    'statuscategorychangedate':'2026-10-05T09:00:00.001+0000'  | none
                    'statuscategorychangedate':'2026-10-05T10:30:00.000+0200'  | 41
                    'resolutiondate':'2026-10-06T09:00:00.000+0000'            | none
                    'resolutiondate':'2026-10-04T09:00:00.000+0000'            | 41
                    'statuscategorychangedate':null,'resolutiondate':'2026-10-06T09:00:00.000+0000' | none
                    'statuscategorychangedate':'odd','resolutiondate':'2026-10-06T09:00:00.000+0000' | none
                    'statuscategorychangedate':'2026-10-04T09:00:00.000+0000','resolutiondate':'2026-10-06T09:00:00.000+0000' | 41
                    'resolutiondate':null                                      | 41
                    """)
    void an_issue_that_was_done_after_its_sprint_was_done_elsewhere(String done, String expected) {
        String fields = "{'status':{'statusCategory':{'key':'done'}}," + done + "}";

        assertThat(ofObjects("41@05", fields)).isEqualTo(sprint(expected));
        assertThat(ofTexts("41@05", fields)).isEqualTo(sprint(expected));
        assertThat(ofObjects("41", fields)).isEqualTo(sprint("41"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    id=41,state=CLOSED,completeDate=2026-10-05T09:00:00.000Z,name=x,completeDate=2026-10-09T09:00:00.000Z | 40
                    id=41,name=a,completeDate=2026-10-09T09:00:00.000Z,goal=b,state=CLOSED,completeDate=<null>           | 40
                    id=41,name=a,state=CLOSED,completeDate=2026-10-09T11:00:00.000+02:00,goal=<null>                     | 41
                    """)
    void a_name_that_pretends_to_be_a_date_makes_its_sprint_the_earliest(
            String inside, String expected) {
        ArrayNode texts =
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(OPENING + "[" + inside + "]")
                        .add(text("40@04"));

        assertThat(read(texts, "{'status':{'statusCategory':{'key':'done'}}}"))
                .isEqualTo(sprint(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'status':'Done'}",
                "{'status':{'name':'Done'}}",
                "{'status':{'statusCategory':{'key':null}}}"
            })
    void without_the_category_of_the_status_closed_sprints_say_nothing(String fields) {
        assertThat(ofObjects("41@05", fields)).isEmpty();
        assertThat(ofTexts("41@05", fields)).isEmpty();
        assertThat(read(JsonNodeFactory.instance.arrayNode(), fields)).isEqualTo(sprint("none"));
    }

    private static Optional<FieldValue> ofObjects(String closed, String fields) {
        ArrayNode sprints = JsonNodeFactory.instance.arrayNode();
        for (String each : closed.split(",", -1)) {
            var sprint = sprints.addObject().put("id", id(each)).put("state", "closed");
            if (each.contains("@")) {
                sprint.put("completeDate", day(each));
            }
        }
        return read(sprints, fields);
    }

    private static Optional<FieldValue> ofTexts(String closed, String fields) {
        ArrayNode sprints = JsonNodeFactory.instance.arrayNode();
        for (String each : closed.split(",", -1)) {
            sprints.add(text(each));
        }
        return read(sprints, fields);
    }

    private static String text(String sprint) {
        String completed = sprint.contains("@") ? day(sprint) : "<null>";
        return OPENING
                + "[completeDate=%s,id=%d,name=S,state=CLOSED]".formatted(completed, id(sprint));
    }

    private static int id(String sprint) {
        return Integer.parseInt(sprint.split("@", 2)[0]);
    }

    private static String day(String sprint) {
        return "2026-10-" + sprint.split("@", 2)[1] + "T09:00:00.000Z";
    }

    private static Optional<FieldValue> read(ArrayNode sprints, String fields) {
        return SprintField.read(sprints, Bodies.json(fields));
    }

    private static Optional<FieldValue> sprint(String expected) {
        return Optional.of(
                expected.equals("none") ? new FieldValue.Cleared() : new FieldValue.Text(expected));
    }
}
