package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.support.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Real deliveries, which are not part of this repository: the test looks for them next to it, or
/// where `-Dsprintqueue.payloads=FOLDER` says, and skips loudly where there are none.
class CapturesTest {
    private static final String OF_THEIR_TIME =
            """
            defaults:
              fields:
                sprint: { type: sprint, from: [customfield_10107] }
                rank:   { type: string, from: [customfield_10108] }
            limits: { eventAge: P9000D, tombstone: P9100D }
            """;

    @TempDir private Path folder;

    @Test
    void each_issue_capture_becomes_an_item_with_the_captures_own_fields() throws IOException {
        Map<String, JsonNode> captures = captures();
        Site[] sites = sites(captures.size());
        try (var pipeline = new RunningPipeline(OF_THEIR_TIME, folder, sites)) {
            var sent = new ArrayList<String>();
            for (Map.Entry<String, JsonNode> capture : captures.entrySet()) {
                sent.add(pipeline.accepted(sites[sent.size()], raw(capture)));
            }
            int index = 0;
            for (Map.Entry<String, JsonNode> capture : captures.entrySet()) {
                Site site = sites[index];
                JsonNode event = pipeline.settlement(site, sent.get(index++));
                assertThat(event.path("outcome").asText())
                        .as(capture.getKey())
                        .isEqualTo(isKept(capture.getValue()) ? "APPLIED" : "IGNORED");
                JsonNode issue = capture.getValue().path("issue");
                if (issue.path("fields").has("updated")) {
                    String key = issue.path("key").asText();
                    assertSame(
                            capture.getKey(),
                            pipeline.operations.item(site, key).body(),
                            issue.path("fields"));
                }
            }
        }
    }

    @Test
    void all_captures_of_one_site_end_applied_stale_or_ignored() throws IOException {
        Map<String, JsonNode> captures = captures();
        try (var pipeline = new RunningPipeline(OF_THEIR_TIME, folder)) {
            var ids = new ArrayList<String>();
            for (Map.Entry<String, JsonNode> capture : captures.entrySet()) {
                ids.add(pipeline.accepted(Site.DEFAULT, raw(capture)));
            }
            assertThat(ids.stream().map(id -> outcome(pipeline, id)))
                    .hasSize(captures.size())
                    .allMatch(List.of("APPLIED", "STALE", "IGNORED")::contains);
        }
    }

    @Test
    void with_the_default_limits_they_are_all_ignored() throws IOException {
        Map<String, JsonNode> captures = captures();
        try (var pipeline = new RunningPipeline("", folder)) {
            var ids = new ArrayList<String>();
            for (Map.Entry<String, JsonNode> capture : captures.entrySet()) {
                ids.add(pipeline.accepted(Site.DEFAULT, raw(capture)));
            }
            assertThat(ids.stream().map(id -> outcome(pipeline, id))).containsOnly("IGNORED");
        }
    }

    private static String outcome(RunningPipeline pipeline, String eventId) {
        return pipeline.settlement(Site.DEFAULT, eventId).path("outcome").asText();
    }

    private static void assertSame(String capture, JsonNode item, JsonNode fields) {
        assertThat(item.path("summary")).as(capture).isEqualTo(fields.path("summary"));
        assertThat(item.path("status")).as(capture).isEqualTo(fields.at("/status/name"));
        assertThat(item.path("priority").asText(""))
                .as(capture)
                .isEqualTo(fields.at("/priority/name").asText(""));
        assertThat(item.at("/assignee/id").asText(""))
                .as(capture)
                .isEqualTo(assignee(fields.path("assignee")));
        assertThat(item.path("rank").asText(""))
                .as(capture)
                .isEqualTo(fields.path("customfield_10108").asText(""));
        assertThat(item.path("labels")).as(capture).isEqualTo(fields.path("labels"));
        assertThat(item.path("dueDate").asText(""))
                .as(capture)
                .isEqualTo(fields.path("duedate").asText(""));
        assertThat(item.path("updated").asText())
                .as(capture)
                .isEqualTo(
                        OffsetDateTime.parse(
                                        fields.path("updated").asText(),
                                        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx"))
                                .toInstant()
                                .toString());
        assertThat(item.path("sprintId").asText(""))
                .as(capture)
                .isEqualTo(sprint(fields.path("customfield_10107")));
    }

    private static String assignee(JsonNode assignee) {
        return assignee.path("accountId").asText(assignee.path("key").asText(""));
    }

    /// Written for the captures alone: the one sprint text that is not closed, if any.
    private static String sprint(JsonNode field) {
        String id = "";
        for (JsonNode each : field) {
            String text = each.asText();
            if (!text.contains("state=CLOSED")) {
                id = text.replaceFirst(".*[\\[,]id=([0-9]+),.*", "$1");
            }
        }
        return id;
    }

    /// Whether a state is kept of what the capture is about.
    private static boolean isKept(JsonNode capture) {
        return Stream.of("issue", "comment", "worklog", "issueLink", "sprint", "project")
                .anyMatch(capture::has);
    }

    private static Site[] sites(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Site("site-" + index))
                .toArray(Site[]::new);
    }

    private static Map<String, JsonNode> captures() throws IOException {
        var captures = new LinkedHashMap<String, JsonNode>();
        for (Map.Entry<String, Body> capture : Samples.captures().entrySet()) {
            captures.put(capture.getKey(), BoundedJson.tree(capture.getValue().bytes()));
        }
        assertThat(captures).hasSize(39);
        return captures;
    }

    private static String raw(Map.Entry<String, JsonNode> capture) throws IOException {
        return new String(Samples.capture(capture.getKey()).bytes(), StandardCharsets.UTF_8);
    }
}
