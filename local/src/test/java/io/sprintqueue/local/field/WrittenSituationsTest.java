package io.sprintqueue.local.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.support.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class WrittenSituationsTest {
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");

    @TempDir private Path folder;

    @Test
    void a_situation_runs_once_for_each_jira_that_may_send_it() throws IOException {
        assertThat(read("- { situation: both, steps: [] }\n- { situation: one, jira: cloud }"))
                .extracting(Situation::sentence)
                .containsExactly("both (cloud)", "both (datacenter)", "one (cloud)");
    }

    @Test
    void what_a_step_changes_lasts_and_what_only_its_body_lacks_does_not() throws IOException {
        JsonNode last =
                lastBody(
                        """
                        - situation: x
                          jira: cloud
                          steps:
                            - now: { points: 5, status: Done }
                              gone: [duedate]
                              without: [issue.fields.summary]
                            - {}
                        """);

        assertThat(last.at("/issue/fields/customfield_10016").asInt()).isEqualTo(5);
        assertThat(last.at("/issue/fields/status/statusCategory/key").asText()).isEqualTo("done");
        assertThat(last.path("issue").path("fields").has("duedate")).isFalse();
        assertThat(last.path("issue").path("fields").has("summary")).isTrue();
        assertThat(last.path("webhookEvent").asText()).isEqualTo("jira:issue_updated");
    }

    @Test
    void times_are_counted_from_the_start_in_the_requested_form() throws IOException {
        JsonNode last =
                lastBody(
                        """
                        - situation: x
                          jira: cloud
                          steps:
                            - at: 90
                              with: { a: "@90", b: "<@90Z>", c: "@90ms", d: "Sprint@1b2c" }
                        """);

        assertThat(last.path("timestamp").asLong()).isEqualTo(START.plusSeconds(90).toEpochMilli());
        assertThat(last.at("/issue/fields/updated").asText())
                .isEqualTo("2027-03-01T00:01:30.000+0000");
        assertThat(last.path("a").asText()).isEqualTo("2027-03-01T00:01:30.000+0000");
        assertThat(last.path("b").asText()).isEqualTo("<2027-03-01T00:01:30.000Z>");
        assertThat(last.path("c").asText()).isEqualTo("1803859290000");
        assertThat(last.path("d").asText()).isEqualTo("Sprint@1b2c");
    }

    @Test
    void a_sprint_is_a_text_on_data_center() throws IOException {
        JsonNode last =
                lastBody(
                        """
                        - situation: x
                          jira: datacenter
                          steps:
                            - now: { sprint: [{ id: 7, name: S7, state: closed, completeDate: "@60Z" }] }
                        """);

        assertThat(last.at("/issue/fields/customfield_11400/0").asText())
                .startsWith("com.atlassian.greenhopper.service.sprint.Sprint@")
                .contains("[id=7,", ",state=CLOSED,name=S7,", ",startDate=<null>,")
                .contains(",completeDate=2027-03-01T00:01:00.000Z,");
    }

    @Test
    void long_values_are_written_out_in_bodies_and_in_what_must_be() throws IOException {
        Situation situation =
                read("""
                - situation: x
                  jira: cloud
                  steps: [{ now: { labels: { list: 2, of: ab, length: 5 } } }]
                  items: { LYRA-1: { summary: { text: ab, times: 3 } } }
                """)
                        .getFirst();

        assertThat(situation.steps().getFirst().body()).contains("[\"ab000\",\"ab001\"]");
        assertThat(situation.end().at("/items/LYRA-1/summary").asText()).isEqualTo("ababab");
    }

    @Test
    void what_means_nothing_is_refused() {
        assertThatThrownBy(() -> read("- { situation: x, itmes: {} }"))
                .hasMessageContaining("itmes means nothing here");
        assertThatThrownBy(() -> read("- { situation: x, steps: [{ outcme: DEAD }] }"))
                .hasMessageContaining("outcme means nothing here");
        assertThatThrownBy(() -> read("- { situation: x, steps: [{ without: [issue.kye] }] }"))
                .hasMessageContaining("nothing to leave out at issue.kye");
        assertThatThrownBy(() -> read("- { situation: x, steps: [{ gone: [colour] }] }"))
                .hasMessageContaining("nothing to leave out at colour");
    }

    private JsonNode lastBody(String situations) throws IOException {
        return Trees.json(read(situations).getLast().steps().getLast().body());
    }

    private List<Situation> read(String situations) throws IOException {
        for (String dialect : List.of("cloud.yaml", "datacenter.yaml")) {
            Files.writeString(
                    folder.resolve(dialect),
                    Files.readString(Samples.events().resolve("field").resolve(dialect)));
        }
        Files.writeString(folder.resolve("1.yaml"), situations);
        return WrittenSituations.in(folder, START);
    }
}
