package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.config.ConfigurationResult;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.sync.SyncedSites;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// Items of a queue by assignee, state, type, label and text; and where they are in Jira.
class FilteredQueueTest {
    private final Api api = new Api();

    @BeforeEach
    void fill() {
        var ann = new FieldValue.User("5b10", "Ann Example");
        put("1", Map.of(Fields.SUMMARY, new Text("Umlauts are LOST"), Fields.ASSIGNEE, ann));
        put("2", Map.of(Fields.TYPE, new Text("Bug"), Fields.ASSIGNEE, ann));
        put("3", Map.of(Fields.STATUS_CATEGORY, new Text("done"), Fields.TYPE, new Text("Bug")));
        put("4", Map.of(Fields.LABELS, new FieldValue.Texts(List.of("ui", "Fast"))));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    assignee, 5b10,          1 2
                    assignee, ann example,   1 2
                    assignee, Ann,           ''
                    assignee, none,          3 4
                    state,    done,          3
                    state,    PENDING,       1 2 4
                    type,     bug,           2 3
                    label,    fast,          4
                    label,    fas,           ''
                    text,     lost,          1
                    text,     ' umlauts ',   1
                    text,     '',            1 2 3 4
                    """)
    void items_are_chosen_and_case_is_ignored(String name, String value, String ids) {
        assertThat(String.join(" ", ids(api.sprint("acme", "41", name, value)))).isEqualTo(ids);
    }

    @Test
    void filters_are_combined() {
        assertThat(ids(api.sprint("acme", "41", "type", "Bug", "assignee", "none")))
                .containsExactly("3");
    }

    @Test
    void what_is_no_state_and_what_is_too_long_is_refused() {
        assertThat(api.sprint("acme", "41", "state", "closed").message())
                .isEqualTo("state is not PENDING, ACTIVE or DONE");
        assertThat(api.sprint("acme", "41", "text", "x".repeat(256)).message())
                .isEqualTo("text has more than 255 characters");
    }

    @Test
    void a_filtered_list_goes_on_behind_the_last_item_that_it_showed() {
        Answered first = api.sprint("acme", "41", "state", "pending", "limit", "2");
        assertThat(ids(first)).containsExactly("1", "2");
        assertThat(first.body().path("truncated").asBoolean()).isTrue();
        String next = first.body().path("next").asText();
        Answered rest = api.sprint("acme", "41", "state", "pending", "limit", "2", "next", next);
        assertThat(ids(rest)).containsExactly("4");
        assertThat(rest.body().path("next").isNull()).isTrue();
    }

    @Test
    void a_filtered_list_is_up_to_ten_seconds_old_and_says_so_and_a_whole_one_is_not() {
        assertThat(ids(api.sprint("acme", "41", "type", "Bug"))).containsExactly("2", "3");
        put("5", Map.of(Fields.TYPE, new Text("Bug")));
        api.now = api.now.plus(Duration.ofMillis(9_999));

        Answered kept = api.sprint("acme", "41", "type", "Bug");
        assertThat(ids(kept)).containsExactly("2", "3");
        assertThat(kept.body().path("readAt").asText()).isEqualTo(Samples.NOW.toString());
        assertThat(ids(api.sprint("acme", "41", "assignee", "none"))).containsExactly("3", "4");
        assertThat(ids(api.sprint("acme", "41"))).contains("5");

        api.now = api.now.plusMillis(1);
        assertThat(ids(api.sprint("acme", "41", "type", "Bug"))).containsExactly("2", "3", "5");
    }

    @Test
    void an_item_has_its_address_in_jira_where_the_configuration_says_where_that_is() {
        put("6", Map.of(Fields.KEY, new Text("ORBIT-6")));
        assertThat(api.item("acme", "ORBIT-6").body().path("url").isNull()).isTrue();

        configure("sites: { acme: { url: 'https://acme.example/jira/' } }");

        assertThat(api.item("acme", "ORBIT-6").body().path("url").asText())
                .isEqualTo("https://acme.example/jira/browse/ORBIT-6");
        assertThat(api.sprint("acme", "41").body().path("items").path(0).path("url").isNull())
                .isTrue();
    }

    @Test
    void sites_are_default_those_of_the_configuration_and_those_that_sync_reads() {
        configure("sites: { acme: { url: 'https://acme.example' }, zeta: {} }");
        new SyncedSites(api.cells).note(List.of(new Site("beta")), Samples.NOW);

        assertThat(api.get("GET /ops/sites", Map.of(), Map.of()).body())
                .isEqualTo(
                        Api.json(
                                """
                                {"sites":[{"site":"default","url":null},
                                {"site":"acme","url":"https://acme.example"},
                                {"site":"beta","url":null},{"site":"zeta","url":null}]}\
                                """));
    }

    private void configure(String yaml) {
        api.configuration =
                switch (ConfigurationReader.read(yaml, "it.yaml")) {
                    case ConfigurationResult.Valid(var configuration, _) -> configuration;
                    case ConfigurationResult.Invalid(var problems) ->
                            throw new AssertionError(problems.toString());
                };
    }

    private void put(String id, Map<String, FieldValue> fields) {
        var values = new HashMap<>(fields);
        values.put(Fields.SPRINT, new Text("41"));
        values.put(Fields.RANK, new Text("r" + id));
        api.put(Samples.issue(Api.ACME, id), Samples.state(values));
    }

    private static List<String> ids(Answered answer) {
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .map(item -> item.path("issueId").asText())
                .toList();
    }
}
