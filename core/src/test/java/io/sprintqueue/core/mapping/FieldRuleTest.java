package io.sprintqueue.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

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
        assertThat(POINTS.read(Bodies.json(json)))
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
        assertThat(POINTS.read(Bodies.json(json)))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Cleared()));
        assertThat(POINTS.read(Bodies.json("{'c':null}")))
                .isEqualTo(new FieldRule.Reading.Absent());
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
        assertThat(POINTS.read(Bodies.json(json))).isEqualTo(new FieldRule.Reading.WrongType(path));
    }

    @Test
    void a_path_goes_through_objects_and_a_null_on_the_way_clears() {
        var rule = new FieldRule("x", FieldType.STRING, List.of("a.b.c"));

        assertThat(rule.read(Bodies.json("{'a':{'b':{'c':'v'}}}")))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Text("v")));
        for (String cleared : List.of("{'a':null}", "{'a':{'b':null}}", "{'a':{'b':{'c':null}}}")) {
            assertThat(rule.read(Bodies.json(cleared)))
                    .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Cleared()));
        }
        for (String absent : List.of("{}", "{'a':{}}", "{'a':'b'}", "{'a':[{'b':{}}]}", "[]")) {
            assertThat(rule.read(Bodies.json(absent))).isEqualTo(new FieldRule.Reading.Absent());
        }
    }

    /// DynamoDB takes 1,024 bytes in a sort key, which is the rank and the id.
    @Test
    void a_rank_always_fits_into_a_key() {
        var rank = new FieldRule(Fields.RANK, FieldType.STRING, List.of("r"));

        assertThat(rank.read(Bodies.json("{'r':'" + "0".repeat(1_000) + "'}")))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Text("0".repeat(255))));
        assertThat(rank.read(Bodies.json("{'r':null}")))
                .isEqualTo(new FieldRule.Reading.Value(new FieldValue.Cleared()));
    }

    @Test
    void a_mapping_reads_jiras_own_fields_and_the_mapped_ones() {
        var mapping =
                new FieldMapping(
                        List.of(
                                POINTS,
                                new FieldRule("custom.team", FieldType.OPTION, List.of("t"))));
        FieldMapping.Reading reading =
                mapping.read(
                        Bodies.json(
                                """
                                {'summary':'S','priority':null,'a':'x','t':{'value':'Core'},
                                 'status':{'name':'To Do','statusCategory':{'key':'new'}},
                                 'project':{'id':'3','key':'ORBIT'},'labels':'odd'}
                                """));

        assertThat(reading.values())
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
        assertThat(reading.warnings()).containsExactly("labels is no ARRAY", "a is no NUMBER");
    }

    @Test
    void a_mapped_field_has_its_own_register_or_one_among_the_custom_ones() {
        assertThat(Fields.registerOf("sprint")).isEqualTo(Fields.SPRINT);
        assertThat(Fields.registerOf("team")).isEqualTo("custom.team");
        assertThat(Fields.BUILT_IN).doesNotContainAnyElementsOf(Fields.MAPPED);
    }
}
