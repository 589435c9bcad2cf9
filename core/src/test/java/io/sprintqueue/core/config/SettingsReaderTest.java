package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.LanePolicy;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;
import java.util.Set;

class SettingsReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userAgent: { mode: Enforce }|userAgent.mode: 'Enforce' is not a mode; one of"
                        + " observe",
                "userAgent: { mode: true }|userAgent.mode: 'true' is not a mode; one of observe",
                "userAgent: { mode: {} }|userAgent.mode: a mapping is not a mode; one of observe",
                "userAgent: { mode: }|userAgent.mode: has no value; write one, or remove the line",
                "userAgent: { allow: [] }|userAgent.allow: has 0 elements; write 1 to 20",
                "userAgent: { allow: [' '] }|allow[0]: ' ' has 1 characters; write 1 to 200, not",
                "userAgent: []|defaults.userAgent: a list is not a mapping; write its keys below",
                "people: Names|people: 'Names' is not a choice; one of none, ids, names",
                "people: [names]|people: a list is not a choice; one of none, ids, names",
                "people: true|people: 'true' is not a choice; one of none, ids, names",
                "useragent: {}|'useragent' is not a known key; did you mean userAgent?",
                "limits: {}|'limits' is not a known key; known here: fields, userAgent, lanes",
                "lanes: { alwaysInteractivePriorities: }|alwaysInteractivePriorities: has no value",
                "lanes: { alwaysInteractivePriorities: High }|'High' is not a list; write one, such"
                        + " as",
                "lanes: { alwaysInteractiveEvents: x }|alwaysInteractiveEvents: 'x' is not a list",
                "lanes: { bulkEvents: [''] }|bulkEvents[0]: has no value; write one, or remove it",
                "lanes: { bulkFlows: [1] }|bulkFlows[0]: '1' is not a text; put it in quotes",
                "lanes: { bulkMarker: yes }|bulkMarker: 'yes' is neither true nor false",
                "lanes: { bulkMarker: [] }|bulkMarker: a list is neither true nor false",
                "lanes: { bulkFlow: [x] }|'bulkFlow' is not a known key; did you mean bulkFlows?"
            })
    void a_setting_against_the_rules_is_a_problem(String setting, String problem) {
        assertThat(Reading.problem("defaults:\n  " + setting))
                .startsWith("sprintqueue.yaml:2: defaults.")
                .contains(problem);
    }

    @Test
    void lists_have_a_most_and_texts_a_longest() {
        assertThat(Reading.problems(allow(20, 200))).isEmpty();
        assertThat(Reading.problem(allow(21, 1))).contains("allow: has 21 elements; write 1 to 20");
        assertThat(Reading.problem(allow(1, 201))).contains("has 201 characters; write 1 to 200");
        assertThat(Reading.problems(priorities(0, 1))).isEmpty();
        assertThat(Reading.problems(priorities(20, 100))).isEmpty();
        assertThat(Reading.problem(priorities(21, 1))).contains("has 21 elements; write 0 to 20");
        assertThat(Reading.problem(priorities(1, 101))).contains("has 101 characters; write 1 to");
    }

    @Test
    void every_part_of_the_lane_policy_is_read_and_a_site_overrides_what_it_names() {
        Configuration read =
                Reading.valid(
                        """
                        defaults:
                          lanes:
                            alwaysInteractivePriorities: [Blocker]
                            alwaysInteractiveEvents: [comment_*]
                            bulkEvents: [worklog_*, "jira:version_*"]
                            bulkFlows: [Import, Nightly]
                            bulkMarker: false
                        sites:
                          acme: { lanes: { bulkFlows: [], bulkMarker: true } }
                        """);

        assertThat(read.defaults().lanes())
                .isEqualTo(
                        new LanePolicy(
                                Set.of("Blocker"),
                                List.of("comment_*"),
                                List.of("worklog_*", "jira:version_*"),
                                Set.of("Import", "Nightly"),
                                false));
        assertThat(read.of(new Site("acme")).lanes())
                .isEqualTo(
                        new LanePolicy(
                                Set.of("Blocker"),
                                List.of("comment_*"),
                                List.of("worklog_*", "jira:version_*"),
                                Set.of(),
                                true));
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.atlassian.net, https://acme.atlassian.net",
        "https://acme.atlassian.net/, https://acme.atlassian.net",
        "https://example.com:8443/jira, https://example.com:8443/jira"
    })
    void a_site_says_where_people_open_its_jira(String written, String url) {
        Configuration read = Reading.valid("sites: { acme: { url: '%s' } }".formatted(written));

        assertThat(read.of(new Site("acme")).url()).isEqualTo(url);
        assertThat(read.defaults().url()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.atlassian.net",
                "javascript:alert(1)//https://a",
                "https:acme",
                "https://",
                "//acme.atlassian.net",
                "https://ada:secret@acme.atlassian.net",
                "https://acme.atlassian.net?a=b",
                "https://acme.atlassian.net/#a",
                "https://acme.atlassian.net/ a",
                "https://acme.atlassian.net/ä",
                "HTTPS://acme.atlassian.net/\"",
                "acme"
            })
    void what_is_no_address_of_a_jira_is_a_problem(String written) {
        assertThat(Reading.problem("sites: { acme: { url: '%s' } }".formatted(written)))
                .contains("sites.acme.url: ", "is not the address of a Jira; write https://");
    }

    @Test
    void an_address_is_of_one_site_and_has_a_longest() {
        String longest = "https://a.example/" + "a".repeat(182);
        assertThat(Reading.problem("defaults: { url: 'https://a.example' }"))
                .contains("'url' is not a known key");
        assertThat(Reading.problems("sites: { acme: { url: '%s' } }".formatted(longest))).isEmpty();
        assertThat(Reading.problem("sites: { acme: { url: '%sa' } }".formatted(longest)))
                .contains("is not the address of a Jira");
        assertThat(Reading.problem("sites: { acme: { url: 1 } }"))
                .contains("'1' is not a URL, such as https://acme.atlassian.net");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "-", "abcdefghijklmnopqrstuvwxyz-01234", "default"})
    void a_site_name_is_up_to_32_small_letters_digits_and_dashes(String name) {
        assertThat(Reading.problems("sites: { '" + name + "': {} }")).isEmpty();
        assertThat(Reading.valid("sites: { '" + name + "': {} }").sites()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "a.b", "ä", "abcdefghijklmnopqrstuvwxyz-012345"})
    void another_site_name_is_a_problem(String name) {
        assertThat(Reading.problem("sites: { '" + name + "': {} }"))
                .contains("'" + name + "' is not a site name; write 1 to 32 of a-z, 0-9 and -");
    }

    private static String allow(int count, int length) {
        return "defaults: { userAgent: { allow: %s } }"
                .formatted(Collections.nCopies(count, "a".repeat(length)));
    }

    private static String priorities(int count, int length) {
        return "defaults: { lanes: { alwaysInteractivePriorities: %s } }"
                .formatted(Collections.nCopies(count, "a".repeat(length)));
    }
}
