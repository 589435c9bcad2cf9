package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.testing.CannedServer;
import io.sprintqueue.testing.Eventually;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// An issue that no webhook told of, from a Jira to whoever asks for it.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SyncPipelineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final CannedServer jira = new CannedServer();

    @BeforeEach
    void anIssueInJira() {
        JiraOfOneIssue.answers(jira, "Never told of")
                .answering(
                        "/rest/api/2/project/search?maxResults=50&startAt=0&status=live",
                        200,
                        "{\"values\":[{\"id\":\"3\",\"key\":\"ORBIT\"}],\"isLast\":true}")
                .answering(
                        "/rest/api/2/search/jql",
                        200,
                        "{\"issues\":[{\"id\":\"10077\"}],\"isLast\":true}");
    }

    @AfterEach
    void close() {
        jira.close();
    }

    @Test
    void it_is_read_and_applied_through_the_whole_pipeline(@TempDir Path folder)
            throws IOException {
        Path credentials =
                Files.writeString(
                        folder.resolve("jira.json"),
                        """
                        {"default":{"kind":"pat","url":"%s","token":"t0ken"}}\
                        """
                                .formatted(jira.url()));
        var options =
                new LocalOptions(
                        ProjectFolder.find().resolve("template.yaml"),
                        Files.writeString(folder.resolve("sprintqueue.yaml"), "{}"),
                        0,
                        RunningPipeline.secrets(),
                        null,
                        0,
                        credentials);
        try (var running = new RunningPipeline(options)) {
            HttpAnswer item =
                    Eventually.get(
                            "ORBIT-77",
                            PATIENCE,
                            () -> running.operations.item(Site.DEFAULT, "ORBIT-77"),
                            answer -> answer.status() == 200);

            assertThat(item.body().path("summary").asText()).isEqualTo("Never told of");
            assertThat(options.toString()).doesNotContain("t0ken");
        }
        assertThat(jira.asked())
                .allMatch(request -> request.headers().containsKey("Authorization"));
    }
}
