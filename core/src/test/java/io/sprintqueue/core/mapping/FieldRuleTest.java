package io.sprintqueue.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

class FieldRuleTest {
    private static final FieldRule POINTS =
            new FieldRule(Fields.STORY_POINTS, FieldType.NUMBER, List.of("a", "b"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'a':1,'b':2}       | 1
                    {'b':2}             | 2
                    {'a':null,'b':2}    | 2
                    {'a':'x','b':2}     | 2
                    {'a':1,'b':'x'}     | 1
                    {'a':1,'b':null}    | 1
                    """)
    void the_first_that_is_present_not_null_and_of_the_type_counts(String json, BigDecimal value) {
        assertThat(read(POINTS, json))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Numeric(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'a':null}
                    {'b':null}
                    {'a':null,'b':null}
                    """)
    void null_clears_and_absence_does_not(String json) {
        assertThat(read(POINTS, json))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Cleared()));
        assertThat(read(POINTS, "{'c':null}")).isEqualTo(new FieldRule.Reading.Absent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'a':'x'}           | a
                    {'b':'x'}           | b
                    {'a':'x','b':null}  | a
                    {'a':null,'b':'x'}  | b
                    {'a':'x','b':'y'}   | b
                    """)
    void a_value_of_the_wrong_type_neither_sets_nor_clears(String json, String path) {
        assertThat(read(POINTS, json)).isEqualTo(new FieldRule.Reading.WrongType(path));
    }

    @Test
    void a_path_goes_through_objects_and_a_null_on_the_way_clears() {
        var rule = new FieldRule("x", FieldType.STRING, List.of("a.b.c"));

        assertThat(read(rule, "{'a':{'b':{'c':'v'}}}"))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Text("v")));
        for (String cleared : List.of("{'a':null}", "{'a':{'b':null}}", "{'a':{'b':{'c':null}}}")) {
            assertThat(read(rule, cleared))
                    .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Cleared()));
        }
        for (String absent : List.of("{}", "{'a':{}}", "{'a':{'b':{}}}")) {
            assertThat(read(rule, absent)).isEqualTo(new FieldRule.Reading.Absent());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':'b'}",
                "{'a':1}",
                "{'a':true}",
                "{'a':[{'b':{'c':'v'}}]}",
                "{'a':{'b':'c'}}",
                "{'a':{'b':[]}}",
                "{'a':{'b':{'c':{}}}}"
            })
    void what_has_no_steps_below_it_is_of_the_wrong_type_and_not_absent(String json) {
        var rule = new FieldRule("x", FieldType.STRING, List.of("a.b.c"));

        assertThat(read(rule, json)).isEqualTo(new FieldRule.Reading.WrongType("a.b.c"));
        assertThat(rule.read(Bodies.json(json), Coverage.whole()))
                .isEqualTo(new FieldRule.Reading.WrongType("a.b.c"));
    }

    @Test
    void what_a_whole_body_does_not_have_is_cleared() {
        assertThat(POINTS.read(Bodies.json("{'c':1}"), Coverage.whole()))
                .isEqualTo(new FieldRule.Reading.ClearedAbsent());
        assertThat(POINTS.read(Bodies.json("{'b':null}"), Coverage.whole()))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Cleared()));
        assertThat(POINTS.read(Bodies.json("{'b':'x'}"), Coverage.whole()))
                .isEqualTo(new FieldRule.Reading.WrongType("b"));
        assertThat(POINTS.read(Bodies.json("{'b':1}"), Coverage.whole()))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Numeric(BigDecimal.ONE)));
    }

    @Test
    void what_was_asked_for_and_is_not_there_is_cleared_and_what_was_not_is_unknown() {
        var all = new Coverage.Asked(Set.of("a", "b", "c"));
        var one = new Coverage.Asked(Set.of("a"));

        assertThat(POINTS.read(Bodies.json("{}"), all))
                .isEqualTo(new FieldRule.Reading.ClearedAbsent());
        assertThat(POINTS.read(Bodies.json("{}"), one)).isEqualTo(new FieldRule.Reading.Absent());
        assertThat(POINTS.read(Bodies.json("{'a':null}"), one))
                .as("the next field is not asked for, and may have a value")
                .isEqualTo(new FieldRule.Reading.Absent());
        assertThat(POINTS.read(Bodies.json("{'a':1}"), one))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Numeric(BigDecimal.ONE)));
        assertThat(POINTS.read(Bodies.json("{'b':1}"), new Coverage.Asked(Set.of("b"))))
                .as("the first field is not asked for, and would go before it")
                .isEqualTo(new FieldRule.Reading.Absent());
    }

    @Test
    void a_step_below_a_field_is_asked_for_with_the_field() {
        var epic = new FieldRule(Fields.EPIC, FieldType.OPTION, List.of("parent.key"));

        assertThat(epic.read(Bodies.json("{}"), new Coverage.Asked(Set.of("parent"))))
                .isEqualTo(new FieldRule.Reading.ClearedAbsent());
        assertThat(epic.read(Bodies.json("{}"), new Coverage.Asked(Set.of("summary"))))
                .isEqualTo(new FieldRule.Reading.Absent());
    }

    @Test
    void a_mapping_names_the_fields_that_it_looks_at() {
        assertThat(new FieldMapping(List.of(POINTS)).jiraFields())
                .contains("a", "b", "summary", "status", "resolutiondate")
                .doesNotContain("status.statusCategory.key");
    }

    /// DynamoDB takes 1,024 bytes in a sort key, which is the rank and the id.
    @Test
    void a_rank_always_fits_into_a_key() {
        var rank = new FieldRule(Fields.RANK, FieldType.STRING, List.of("r"));

        assertThat(read(rank, "{'r':'" + "0".repeat(1_000) + "'}"))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Text("0".repeat(252) + "…")));
        assertThat(read(rank, "{'r':null}"))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Cleared()));
    }

    @Test
    void a_mapping_reads_jiras_own_fields_and_the_mapped_ones() {
        var mapping =
                new FieldMapping(
                        List.of(
                                POINTS,
                                new FieldRule("custom.team", FieldType.OPTION, List.of("t"))));
        JsonNode fields =
                Bodies.json(
                        """
                        {'summary':'S','priority':null,'a':'x','t':{'value':'Core'},
                         'status':{'name':'To Do','statusCategory':{'key':'new'}},
                         'project':{'id':'3','key':'ORBIT'},'labels':'odd'}
                        """);
        FieldReadings readings = FieldReadings.of(mapping.rules(), fields, Coverage.part());

        assertThat(readings.values())
                .isEqualTo(
                        Map.of(
                                Fields.SUMMARY,
                                new FieldValue.Text("S"),
                                Fields.PRIORITY,
                                new FieldValue.Cleared(),
                                Fields.STATUS,
                                new FieldValue.Text("To Do"),
                                Fields.STATUS_CATEGORY,
                                new FieldValue.Text("new"),
                                Fields.PROJECT_ID,
                                new FieldValue.Text("3"),
                                Fields.PROJECT_KEY,
                                new FieldValue.Text("ORBIT"),
                                "custom.team",
                                new FieldValue.Text("Core")));
        assertThat(readings.absent()).isEmpty();
        assertThat(readings.unreadable()).containsExactly(Fields.LABELS, Fields.STORY_POINTS);
        assertThat(readings.warnings()).containsExactly("labels is no ARRAY", "a is no NUMBER");
        assertThat(FieldReadings.of(mapping.rules(), fields, Coverage.whole()).absent())
                .containsExactly(
                        Fields.ASSIGNEE,
                        Fields.CREATED,
                        Fields.DUE_DATE,
                        Fields.HIERARCHY_LEVEL,
                        Fields.PARENT_KEY,
                        Fields.SUBTASK,
                        Fields.TYPE,
                        Fields.UPDATED);
    }

    private static FieldRule.Reading read(FieldRule rule, String json) {
        return rule.read(Bodies.json(json), Coverage.part());
    }

    @Test
    void a_mapped_field_has_its_own_register_or_one_among_the_custom_ones() {
        assertThat(Fields.registerOf("sprint")).isEqualTo(Fields.SPRINT);
        assertThat(Fields.registerOf("team")).isEqualTo("custom.team");
        assertThat(Fields.BUILT_IN).doesNotContainAnyElementsOf(Fields.MAPPED);
    }
}
