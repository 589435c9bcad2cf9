package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Parameters and outputs, as the template has them and as the documents call them.
class DocumentedTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z][A-Za-z]+)` \\|");
    private static final Pattern OVERRIDE = Pattern.compile("\"([A-Z][A-Za-z]+)=");

    private final SamTemplate template = SamTemplate.read();

    @Test
    void the_page_on_deploying_has_a_row_for_every_parameter_and_output() {
        Set<String> rows = new TreeSet<>(found(ROW, "docs/deploy.md"));
        Set<String> names = new TreeSet<>(template.names("Parameters"));
        names.addAll(template.names("Outputs"));

        assertThat(rows).isEqualTo(names);
    }

    @Test
    void every_parameter_is_described_bounded_and_in_a_group() {
        JsonNode metadata = template.root().at("/Metadata/AWS::CloudFormation::Interface");
        var grouped =
                StreamSupport.stream(metadata.path("ParameterGroups").spliterator(), false)
                        .flatMap(group -> SamTemplate.texts(group.path("Parameters")).stream());

        assertThat(grouped)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(template.names("Parameters"));
        assertThat(template.root().path("Parameters"))
                .allSatisfy(parameter -> {
                    assertThat(parameter.path("Description").asText()).isNotBlank();
                    assertThat(parameter.has("Default")).isTrue();
                    assertThat(Stream.of("AllowedValues", "AllowedPattern", "MinValue"))
                            .anyMatch(parameter::has);
                });
    }

    @Test
    void the_profiles_override_parameters_that_are_there() {
        assertThat(found(OVERRIDE, "samconfig.toml"))
                .isNotEmpty()
                .isSubsetOf(template.names("Parameters"));
    }

    private static Set<String> found(Pattern pattern, String path) {
        var found = new TreeSet<String>();
        pattern.matcher(SamTemplate.text(path))
                .results()
                .forEach(result -> found.add(result.group(1)));
        return found;
    }
}
