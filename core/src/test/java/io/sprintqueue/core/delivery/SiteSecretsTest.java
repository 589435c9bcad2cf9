package io.sprintqueue.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class SiteSecretsTest {
    private static final String SECRET = "Hush-4711";

    @ParameterizedTest
    @ValueSource(strings = {"Hush", "a{b", "a\"b", "ein Geheimnis für alle"})
    void a_plain_text_is_the_secret_of_the_default_site(String text) {
        assertThat(SiteSecrets.parse(text))
                .isEqualTo(new SiteSecrets(Map.of(Site.DEFAULT, List.of(new Secret(text)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s\n", "\uFEFF%s", "{\"default\":\"%s\\n\"}", "\uFEFF{\"default\":\"%s\"}"})
    void what_an_editor_puts_around_a_secret_is_no_part_of_it(String stored) {
        assertThat(SiteSecrets.parse(stored.formatted("Hush")).of(Site.DEFAULT))
                .containsExactly(new Secret("Hush"));
    }

    @Test
    void a_refused_character_in_json_names_the_site_and_shows_no_secret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SiteSecrets.parse("{\"acme\":[\"a\",\"Hush\\u0000-4711\"]}"))
                .withMessageContaining("'acme' has no usable secret: ")
                .withMessageContaining("U+0000")
                .withMessageNotContaining("Hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"Hush\"]", "\"Hush\""})
    void a_text_that_is_json_of_another_kind_is_refused(String text) {
        assertThatThrownBy(() -> SiteSecrets.parse(text))
                .hasMessageContaining("write the secret itself")
                .hasMessageNotContaining("Hush");
    }

    @Test
    void an_object_has_one_secret_or_several_for_each_site() {
        SiteSecrets secrets =
                SiteSecrets.parse(" {\"default\":\"one\",\"acme-2\":[\"current\",\"previous\"]} ");

        assertThat(secrets.sites()).containsExactlyInAnyOrder(Site.DEFAULT, new Site("acme-2"));
        assertThat(secrets.of(Site.DEFAULT)).containsExactly(new Secret("one"));
        assertThat(secrets.of(new Site("acme-2")))
                .containsExactly(new Secret("current"), new Secret("previous"));
        assertThat(secrets.of(new Site("unknown"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `  `                                              | 1 to 1024 characters
                    {                                                 | not well-formed JSON
                    {"default":"Hush-4711"                            | not well-formed JSON
                    {"default":"Hush-4711",}                          | not well-formed JSON
                    {Hush-4711}                                       | not well-formed JSON
                    {"default":"Hush-4711"} Hush-4711                 | not well-formed JSON
                    {"default":"Hush-4711"} {}                        | goes on after its last }
                    {"default":"Hush-4711","default":"Hush-4711"}     | names something twice
                    {}                                                | names no site
                    {"Acme":"Hush-4711"}                              | name 1 is not a site's name
                    {"acme":"Hush-4711","Hush-4711":"acme"}           | name 2 is not a site's name
                    {"":"Hush-4711"}                                  | name 1 is not a site's name
                    {"acme":""}                                       | 'acme' has no usable secret
                    {"acme":null}                                     | 'acme' has a secret that
                    {"acme":4711}                                     | 'acme' has a secret that
                    {"acme":["Hush-4711"," "]}                        | 'acme' has no usable secret
                    {"acme":["Hush-4711",["Hush-4711"]]}              | 'acme' has a secret that
                    {"acme":{"current":"Hush-4711"}}                  | 'acme' has a secret that
                    {"acme":[]}                                       | 'acme' must have 1 to 5
                    {"acme":["a","b","c","d","e","Hush-4711"]}        | 'acme' must have 1 to 5
                    """)
    void a_refusal_names_the_fault_and_shows_no_secret(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SiteSecrets.parse(text))
                .withMessageContaining(problem)
                .withNoCause()
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain(SECRET));
    }

    @Test
    void a_secret_may_have_1024_characters_and_no_more() {
        String longest = "s".repeat(1_024);

        assertThat(SiteSecrets.parse(longest).of(Site.DEFAULT)).hasSize(1);
        assertThat(SiteSecrets.parse("{\"acme\":\"" + longest + "\"}").sites()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SiteSecrets.parse(longest + "s"))
                .withMessageNotContaining("sss");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SiteSecrets.parse("{\"acme\":\"" + longest + "s\"}"))
                .withMessageContaining("'acme'")
                .withMessageNotContaining("sss");
    }

    @Test
    void nested_too_deep_is_refused_without_an_overflow() {
        String deep = "{\"acme\":" + "[".repeat(100_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SiteSecrets.parse(deep))
                .withMessageContaining("beyond the limits");
    }

    @Test
    void nothing_that_holds_a_secret_prints_it() {
        SiteSecrets secrets = SiteSecrets.parse("{\"acme\":\"" + SECRET + "\"}");

        assertThat(secrets).hasToString("SiteSecrets[acme]");
        assertThat(secrets.of(new Site("acme"))).hasToString("[Secret[hidden]]");
        assertThat(secrets.bySite().toString()).doesNotContain(SECRET);
    }
}
