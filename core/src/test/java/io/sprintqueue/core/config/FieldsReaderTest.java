package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.Fields;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class FieldsReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "team: { type: option, from: [a] }",
                "T: { type: sprint, from: ['1'] }",
                "a_1: { type: date, from: [a-b, c_d, e.f.g] }",
                "epic: { type: string, from: [a] }",
                "epic: { type: option }",
                "rank: {}",
                "ten: { type: array, from: [a, b, c, d, e, f, g, h, i, j] }"
            })
    void a_field_within_the_rules_is_valid(String field) {
        assertThat(Reading.problems(fields(field))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "summary: { type: string, from: [a] }|summary: summary is Jira's own field",
                "1a: { type: string, from: [a] }|1a: '1a' is not a field name; write a letter",
                "a-b: { type: string, from: [a] }|a-b: 'a-b' is not a field name",
                "größe: { type: string, from: [a] }|größe: 'größe' is not a field name",
                "'': { type: string, from: [a] }|'' is not a field name",
                "team: {}|team.type: is missing; write one of string, number, option",
                "team: { type: option }|team.from: is missing; write Jira's field ids",
                "team: { type: Option, from: [a] }|team.type: 'Option' is not a type; one of",
                "team: { type: 1, from: [a] }|team.type: '1' is not a type; one of string",
                "team: { type: [option], from: [a] }|team.type: a list is not a type; one of",
                "team: { type: , from: [a] }|team.type: has no value; write one, or remove",
                "team: { type: option, from: [] }|team.from: has 0 elements; write 1 to 10",
                "team: { type: option, from: a }|team.from: 'a' is not a list; write one, such as",
                "team: { type: option, from: {} }|team.from: a mapping is not a list",
                "team: { type: option, from: [10001] }|team.from[0]: '10001' is not a text; put it"
                        + " in",
                "team: { type: option, from: [true] }|team.from[0]: 'true' is not a text; put it"
                        + " in",
                "team: { type: option, from: [[a]] }|team.from[0]: a list is not a text",
                "team: { type: option, from: [{}] }|team.from[0]: a mapping is not a text",
                "team: { type: option, from: [a, ~] }|team.from[1]: has no value; write one",
                "team: { type: option, from: [a b] }|team.from[0]: 'a b' is not a field; write",
                "team: { type: option, from: [a..b] }|team.from[0]: 'a..b' is not a field; write",
                "team: { type: option, from: [.a] }|team.from[0]: '.a' is not a field; write",
                "team: { type: option, from: [a, 'ü'] }|team.from[1]: 'ü' is not a field; write",
                "team: { type: option, form: [a], from: [a] }|'form' is not a known key; did you",
                "team: option|team: 'option' is not a mapping; write its keys below",
                "sprint: { type: string }|sprint.type: 'string' does not fit sprint",
                "rank: { type: number }|'number' does not fit rank, which the sprint queue is"
                        + " built",
                "storyPoints: { type: string }|does not fit storyPoints, which the sprint queue is",
                "epic: { type: user }|on; write string or option"
            })
    void a_field_against_the_rules_is_a_problem(String field, String problem) {
        assertThat(Reading.problems(fields(field)))
                .first()
                .asString()
                .startsWith("sprintqueue.yaml:3: defaults.fields.")
                .contains(problem);
    }

    @ParameterizedTest
    @EnumSource
    void every_type_has_a_name(FieldType type) {
        String name = type.name().toLowerCase(Locale.ROOT);

        assertThat(mapped(fields("x: { type: " + name + ", from: [a.b] }")))
                .contains(new FieldRule("custom.x", type, List.of("a.b")));
    }

    @Test
    void a_rule_names_its_field_in_changelogs_and_a_site_inherits_the_names() {
        String team = "team: { type: option, from: [a], changelog: [Équipe] }";
        String site = "\nsites: { acme: { fields: { team: { from: [b] } } } }";

        assertThat(mapped(fields(team)))
                .contains(
                        new FieldRule(
                                "custom.team", FieldType.OPTION, List.of("a"), List.of("Équipe")));
        assertThat(Reading.valid(fields(team) + site).of(new Site("acme")).fields().mapped())
                .contains(
                        new FieldRule(
                                "custom.team", FieldType.OPTION, List.of("b"), List.of("Équipe")));
        assertThat(mapped(fields("sprint: { from: [a], changelog: [] }")))
                .contains(new FieldRule("sprint", FieldType.SPRINT, List.of("a"), List.of()));
        assertThat(Reading.problem(fields("team: { type: option, from: [a], changelog: [' '] }")))
                .contains("defaults.fields.team.changelog[0]: ", "write 1 to 255");
    }

    @Test
    void every_built_in_field_is_refused() {
        for (String name : Fields.BUILT_IN) {
            assertThat(Reading.problem(fields(name + ": { type: string, from: [a] }")))
                    .contains(name + " is Jira's own field and always kept");
        }
    }

    @Test
    void names_and_paths_have_a_longest_length() {
        String field = "%s: { type: string, from: [%s] }";

        assertThat(Reading.problems(fields(field.formatted("n".repeat(40), "p".repeat(100)))))
                .isEmpty();
        assertThat(Reading.problem(fields(field.formatted("n".repeat(41), "p"))))
                .contains("is not a field name");
        assertThat(Reading.problem(fields(field.formatted("n", "p".repeat(101)))))
                .contains("defaults.fields.n.from[0]: ", "is not a field; write 1 to 100 letters");
        assertThat(
                        Reading.problem(
                                fields("n: { type: string, from: [a" + ", a".repeat(10) + "] }")))
                .contains("defaults.fields.n.from: has 11 elements; write 1 to 10");
    }

    @Test
    void a_site_has_up_to_24_fields_with_the_inherited_ones() {
        assertThat(mapped(fields(customFields(20)))).hasSize(FieldMapping.MAPPED_MAX);
        assertThat(Reading.problem(fields(customFields(21))))
                .startsWith("sprintqueue.yaml:2: defaults.fields: 25 fields with the inherited");

        String site = "\nsites:\n  acme: { fields: { last: { type: date, from: [a] } } }\n";
        assertThat(Reading.problems(fields(customFields(19)) + site)).isEmpty();
        assertThat(Reading.problem(fields(customFields(20)) + site))
                .contains("sites.acme.fields: 25 fields");
        assertThat(Reading.problems(fields(customFields(20)) + "\nsites: { acme: {} }")).isEmpty();
    }

    @Test
    void a_site_changes_one_half_of_a_rule() {
        String yaml =
                fields("team: { type: option, from: [a] }")
                        + "\nsites: { acme: { fields: { team: { type: user } } } }";

        assertThat(Reading.valid(yaml).of(new Site("acme")).fields().mapped())
                .contains(new FieldRule("custom.team", FieldType.USER, List.of("a")));
    }

    @Test
    void one_field_under_two_names_is_warned_of() {
        assertThat(
                        Reading.warnings(
                                """
                                defaults:
                                  fields:
                                    points: { type: number, from: [x, customfield_10016] }
                                sites:
                                  acme:
                                    fields:
                                      one: { type: string, from: [a] }
                                      two: { type: string, from: [b, a] }
                                      rank: { type: string, from: [b] }
                                  calm: { fields: { three: { type: string, from: [a, a] } } }
                                """))
                .containsExactly(
                        "sprintqueue.yaml:3: defaults.fields.points: 'customfield_10016' is mapped"
                                + " to storyPoints too; is that intended?",
                        "sprintqueue.yaml:8: sites.acme.fields.two: 'a' is mapped to one too; is"
                                + " that intended?",
                        "sprintqueue.yaml:9: sites.acme.fields.rank: 'b' is mapped to two too; is"
                                + " that intended?");
    }

    private static List<FieldRule> mapped(String yaml) {
        return Reading.valid(yaml).defaults().fields().mapped();
    }

    private static String customFields(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "f%d: { type: string, from: [p%d] }".formatted(number, number))
                .collect(Collectors.joining("\n    "));
    }

    private static String fields(String fields) {
        return "defaults:\n  fields:\n    " + fields;
    }
}
