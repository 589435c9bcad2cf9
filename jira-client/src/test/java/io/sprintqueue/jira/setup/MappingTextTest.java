package io.sprintqueue.jira.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class MappingTextTest {
    private static final MappingText TEXT =
            new MappingText(
                    new Site("acme"),
                    List.of(
                            new FieldRule("sprint", FieldType.SPRINT, List.of("customfield_10107")),
                            new FieldRule(
                                    "custom.team", FieldType.OPTION, List.of("customfield_1"))));

    @Test
    void a_new_file_maps_the_fields() {
        assertThat(TEXT.file())
                .isEqualTo(
                        """
                        sites:
                          acme:
                            fields:
                              sprint: { type: sprint, from: [customfield_10107] }
                              team: { type: option, from: [customfield_1] }
                        """);
        assertThat(TEXT.isInEffect(TEXT.file())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}\n",
                "# a comment\nlimits:\n  bodyBytes: 100000\n",
                "sites:\n  other: {}\n",
                "sites:\n\n  # which\n  other:\n    lanes: { bulkFlows: [] }\nhealth: {}\n"
            })
    void what_stands_in_a_file_stays(String before) {
        String after = TEXT.addedTo(before).orElse("");

        if (before.equals("{}\n")) {
            assertThat(after).as("a map in braces has no lines to add to").isEmpty();
        } else {
            assertThat(TEXT.isInEffect(after)).isTrue();
            assertThat(after.lines()).containsAll(before.lines().toList());
        }
    }

    @Test
    void a_site_that_the_file_knows_is_left_to_its_author() {
        assertThat(TEXT.addedTo("sites:\n  acme:\n    fields: {}\n")).isEmpty();
        assertThat(TEXT.addedTo("sites: { acme: {} }\n")).isEmpty();
    }
}
