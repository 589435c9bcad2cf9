package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// That template.yaml and the code mean the same attributes, also where no query of a test would
/// show it: rows whose time to live is under another name are kept for ever.
class TemplateAttributesTest {
    private final JsonNode resources = read();

    @Test
    void both_tables_end_rows_by_the_attribute_that_the_code_writes() {
        assertThat(resources.findValues("TimeToLiveSpecification"))
                .hasSize(2)
                .allSatisfy(setting -> {
                    assertThat(setting.path("AttributeName").asText())
                            .isEqualTo(Attributes.EXPIRES_AT);
                    assertThat(setting.path("Enabled").asBoolean()).isTrue();
                });
    }

    @Test
    void the_indexes_are_those_that_the_code_asks() {
        assertThat(resources.at("/QueueTable/Properties").findValuesAsText("IndexName"))
                .containsExactlyInAnyOrder(
                        Attributes.BY_SPRINT, Attributes.BY_KEY, Attributes.BY_OUTCOME);
    }

    @Test
    void the_change_feed_reads_attributes_that_a_state_has() {
        JsonNode pipe = resources.at("/ChangePipe/Properties");
        String pattern = pipe.at("/SourceParameters/FilterCriteria/Filters/0/Pattern").asText();
        String detail = pipe.at("/TargetParameters/InputTemplate").asText();

        assertThat(pattern)
                .contains("\"%s\":{\"S\":[\"%s\"]}".formatted(Attributes.SK, Keys.STATE))
                .contains("\"NewImage\":{\"%s\":".formatted(Attributes.ISSUE_KEY));
        assertThat(detail)
                .contains("Keys.%s.S>".formatted(Attributes.PK))
                .contains("NewImage.%s.S>".formatted(Attributes.ISSUE_KEY))
                .contains("NewImage.%s.N>".formatted(Attributes.REVISION));
        assertThat(StateCodec.ATTRIBUTES).contains(Attributes.ISSUE_KEY, Attributes.REVISION);
    }

    /// An item's state has its assignee, and the stream has all of it.
    @Test
    void the_change_feed_names_what_changed_and_no_person() {
        String detail =
                resources.at("/ChangePipe/Properties/TargetParameters/InputTemplate").asText();

        assertThat(Pattern.compile("<([^>]*)>").matcher(detail).results())
                .extracting(taken -> taken.group(1))
                .containsExactly(
                        "$.dynamodb.Keys.pk.S",
                        "$.dynamodb.NewImage.issueKey.S",
                        "$.dynamodb.NewImage.revision.N",
                        "$.eventName");
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("..", "template.yaml").toFile())
                    .path("Resources");
        } catch (IOException unreadable) {
            throw new AssertionError("template.yaml", unreadable);
        }
    }
}
