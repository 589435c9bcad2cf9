package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class QuotedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "[%s]",
                "'%s': 1",
                "limits: { bodyBytes: %s }",
                "limits: { eventAge: '%s' }",
                "limits: { 'eventAge%s': 1 }",
                "defaults: { fields: { '%s': {} } }",
                "defaults: { fields: { a: { type: %s, from: [a] } } }",
                "defaults: { fields: { a: { type: date, from: [%s!] } } }",
                "defaults: { fields: { a: { '%s': 1 } } }",
                "defaults: { fields: %s }",
                "defaults: { userAgent: { mode: %s, allow: %s } }",
                "defaults: { userAgent: { allow: [%s] } }",
                "sites: { '%s': { '%s': { '%s': 1 } } }",
                "limits: *%s",
                "limits: !%s {}",
                "limits: !%s!x {}",
                "limits: '%s",
                "limits: %s: %s"
            })
    void no_message_quotes_more_than_100_characters(String place) {
        List<String> problems = Reading.problems(place.replace("%s", "x".repeat(900)));

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(problem).doesNotContain("x".repeat(101)).hasSizeLessThan(500));
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        assertThat(Quoted.value("🔥".repeat(101))).isEqualTo("'" + "🔥".repeat(100) + "…'");
        assertThat(Quoted.value("🔥".repeat(100))).isEqualTo("'" + "🔥".repeat(100) + "'");
        assertThat(Quoted.key("k".repeat(51))).isEqualTo("k".repeat(50) + "…");
    }

    @Test
    void what_moves_the_cursor_or_hides_is_shown_by_its_number() {
        assertThat(Quoted.value("a\nb\u001B[1m\u202Ec\u2028"))
                .isEqualTo("'a\\u{a}b\\u{1b}[1m\\u{202e}c\\u{2028}'");
        assertThat(Reading.problem("\"a\\nsprintqueue.yaml:9: b\": 1"))
                .startsWith("sprintqueue.yaml:1: a\\u{a}sprintqueue.yaml:9: b: ")
                .doesNotContain("\n");
    }
}
