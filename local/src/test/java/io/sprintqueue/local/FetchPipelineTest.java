package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

import io.sprintqueue.aws.PlainContext;
import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.sync.SyncHandler;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;

/// An issue of which a comment alone told, in a Jira that lists it nowhere: it can only be asked
/// for by its id.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FetchPipelineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CannedServer jira = new CannedServer();

    @TempDir private Path folder;

    @BeforeEach
    void anIssueThatIsNotIndexed() {
        JiraOfOneIssue.answers(jira, "Commented on");
    }

    @AfterEach
    void close() {
        jira.close();
    }

    /// The template's two minutes of delay are a wait for the webhook with the whole issue.
    private LocalOptions options() throws IOException {
        String template = Files.readString(ProjectFolder.find().resolve("template.yaml"));
        String credentials =
                """
                {"default":{"kind":"pat","url":"%s","token":"t0ken"}}\
                """
                        .formatted(jira.url());
        return new LocalOptions(
                Files.writeString(
                        folder.resolve("template.yaml"),
                        template.replace("DelaySeconds: 120", "DelaySeconds: 0")),
                Files.writeString(folder.resolve("sprintqueue.yaml"), "{}"),
                0,
                RunningPipeline.secrets(),
                null,
                0,
                Files.writeString(folder.resolve("jira.json"), credentials));
    }

    /// What the schedule does each minute.
    private void syncOnce(RunningPipeline running) {
        var environment = new HashMap<>(running.pipeline.aws().functionEnvironment("SyncFunction"));
        environment.put("CONFIG_FILE", folder.resolve("sprintqueue.yaml").toString());
        var context =
                new PlainContext("sync") {
                    @Override
                    public int getRemainingTimeInMillis() {
                        return 60_000;
                    }
                };
        new SyncHandler(environment, InstantSource.system())
                .handleRequest(new ScheduledEvent(), context);
    }

    @Test
    void it_is_asked_for_by_the_processor_and_ends_as_jira_has_it() throws IOException {
        String comment =
                """
                {"timestamp":%d,"webhookEvent":"comment_created","comment":{"id":"1"},
                "issue":{"id":"10077","key":"ORBIT-77","fields":{"summary":"Commented on"}}}\
                """
                        .formatted(Instant.now().toEpochMilli());
        try (var running = new RunningPipeline(options())) {
            running.settled(Site.DEFAULT, comment);
            HttpAnswer item =
                    Eventually.get(
                            "ORBIT-77 in full",
                            PATIENCE,
                            () -> {
                                syncOnce(running);
                                return running.operations.item(Site.DEFAULT, "ORBIT-77");
                            },
                            answer -> answer.body().path("status").asText().equals("Open"));

            assertThat(item.body().path("summary").asText()).isEqualTo("Commented on");
        }
        assertThat(jira.asked())
                .filteredOn(request -> request.path().endsWith("bulkfetch"))
                .isNotEmpty()
                .allMatch(request -> request.body().contains("\"10077\""));
    }
}
