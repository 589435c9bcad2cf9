package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTreeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "# nothing but a comment\n",
                "---\n",
                "null",
                "{}",
                "\uFEFFlimits: {}\n",
                "defaults:\nlimits:\nretry:\n  redrive:\nsites:\n",
                "defaults: ~\nlimits: null\nsites: {}\n",
                "defaults: { fields: , userAgent: ~, lanes: null }"
            })
    void a_file_that_says_nothing_gives_the_defaults(String yaml) {
        assertThat(Reading.valid(yaml)).isEqualTo(ConfigurationReader.defaults());
        assertThat(Reading.warnings(yaml)).isEmpty();
    }

    @Test
    void a_site_without_a_word_has_the_defaults() {
        assertThat(Reading.valid("sites:\n  acme:\n").sites().values())
                .containsExactly(ConfigurationReader.defaults().defaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "limits:\\n\\tbodyBytes: 1|2: not well-formed YAML: found character"
                        + " '\\t(TAB)'",
                "limits: { bodyBytes: 1|1: not well-formed YAML: expected ',' or '}', but got",
                "a: 'x|1: not well-formed YAML: found unexpected end of stream",
                "a: b: c|1: not well-formed YAML: mapping values are not allowed here",
                "limits: {}\\nretry: \\007|2: YAML does not allow the character U+0007",
                "? [a]\\n: b|1: a key is a plain text here, and no value is binary",
                "a: !!binary '*'|1: a key is a plain text here, and no value is binary",
                "limits: {}\\n---\\nretry: {}|3: a second document starts here; keep one",
                "hello|1: 'hello' is not a mapping; write its keys below, indented",
                "- a|1: a list is not a mapping; write its keys below, indented"
            })
    void a_file_that_cannot_be_read_has_one_problem(String yaml, String problem) {
        assertThat(Reading.problem(yaml.translateEscapes()))
                .startsWith("sprintqueue.yaml:" + problem);
    }

    @Test
    void a_key_that_appears_twice_is_a_problem_and_the_rest_is_still_checked() {
        assertThat(
                        Reading.problems(
                                """
                                limits:
                                  eventAge: P30D
                                  bodyBytes: 1
                                  eventAge: P31D
                                limits: {}
                                """))
                .containsExactly(
                        "sprintqueue.yaml:3: limits.bodyBytes: '1' is below the limit; write 1000"
                                + " or more: no body of an issue is that small",
                        "sprintqueue.yaml:4: limits.eventAge: is already in line 2; keep one",
                        "sprintqueue.yaml:5: limits: is already in line 1; keep one");
    }

    @Test
    void anchors_aliases_and_tags_are_refused() {
        assertThat(
                        Reading.problems(
                                """
                                limits: &all { bodyBytes: 5000 }
                                retry: *all
                                defaults:
                                  lanes: { alwaysInteractivePriorities: [*all, High] }
                                  fields:
                                    team: { type: *all, from: *all }
                                  userAgent: !Mine { mode: enforce }
                                """))
                .containsExactly(
                        "sprintqueue.yaml:1: limits: has an anchor (&); remove it, and write each"
                                + " value out",
                        "sprintqueue.yaml:2: retry: is an alias (*); write the value out",
                        "sprintqueue.yaml:4: defaults.lanes.alwaysInteractivePriorities[0]: is an"
                                + " alias (*); write the value out",
                        "sprintqueue.yaml:6: defaults.fields.team.type: is an alias (*); write the"
                                + " value out",
                        "sprintqueue.yaml:6: defaults.fields.team.from: is an alias (*); write the"
                                + " value out",
                        "sprintqueue.yaml:7: defaults.userAgent: has a tag (!); remove it");
    }

    @Test
    void a_bomb_of_aliases_is_refused_without_being_unfolded() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 30; level++) {
            String before = "*a" + (level - 1);
            bomb.append(
                    "a%d: &a%d [%s%s]\n"
                            .formatted(level, level, before, (", " + before).repeat(9)));
        }

        assertThat(Reading.problems(bomb.toString())).hasSizeBetween(30, 400);
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 10_000, 100_000})
    void a_file_that_is_nested_too_deep_is_refused(int depth) {
        assertThat(Reading.problem("\nlimits: " + "[".repeat(depth)))
                .isEqualTo("sprintqueue.yaml:2: nested more than 20 deep; flatten it");
    }

    @Test
    void a_depth_of_20_is_read() {
        assertThat(Reading.problem("limits: " + "[".repeat(19) + "]".repeat(19)))
                .contains("limits: a list is not a mapping");
    }

    @Test
    void a_file_of_256_kilobytes_is_read_and_no_larger_one() {
        assertThat(Reading.problems("#" + "x".repeat(YamlTree.BYTES_MAX - 1))).isEmpty();
        assertThat(Reading.problem("#" + "x".repeat(YamlTree.BYTES_MAX)))
                .isEqualTo(
                        "sprintqueue.yaml:1: the file has 262145 bytes; at most 262144 are read, so"
                                + " shorten it");
        assertThat(Reading.problem("#" + "ü".repeat(YamlTree.BYTES_MAX / 2))).contains("262145");
        assertThat(Reading.problem("[".repeat(1_000_000))).contains("the file has 1000000 bytes");
    }

    @Test
    void a_number_in_quotes_is_a_text() {
        assertThat(Reading.problem("limits: { bodyBytes: '4000000' }"))
                .contains("'4000000' is not a whole number; write digits only, without quotes");
    }

    @Test
    void any_script_is_read() {
        assertThat(
                        Reading.valid(
                                        "defaults: { lanes: { alwaysInteractivePriorities: [最高, 🔥]"
                                                + " } }")
                                .defaults()
                                .lanes()
                                .alwaysInteractivePriorities())
                .containsExactlyInAnyOrder("最高", "🔥");
    }
}
