package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The example of docs/consumers.md, run as that page says: from its source, against a pipeline.
class ConsumerExampleTest {
    private static final String EVENT =
            """
            {"entity":"default#issue-%s","issueKey":"default#%s","revision":"%d","change":"MODIFY"}\
            """;

    @Test
    void the_example_reads_a_changed_item_and_skips_what_it_knows(@TempDir Path folder)
            throws Exception {
        String configuration =
                Files.readString(ProjectFolder.find().resolve("config/sprintqueue.yaml"));
        try (var pipeline = new RunningPipeline(configuration, folder)) {
            pipeline.settled(Site.DEFAULT, issue("jira:issue_created", "1", "A-1"));
            pipeline.settled(Site.DEFAULT, issue("jira:issue_created", "2", "A-2"));
            pipeline.settled(Site.DEFAULT, issue("jira:issue_deleted", "2", "A-2"));
            pipeline.settled(Site.DEFAULT, issue("jira:issue_created", "4", "A-4"));

            assertThat(
                            run(
                                    pipeline.pipeline.url().toString(),
                                    EVENT.formatted("1", "A-1", 1),
                                    EVENT.formatted("1", "A-1", 1),
                                    EVENT.formatted("4", "MOVED-4", 1),
                                    EVENT.formatted("2", "A-2", 2),
                                    EVENT.formatted("3", "A-3", 1)))
                    .containsExactly(
                            "A-1: To Do, A summary",
                            "skipped, revision 1 is not new",
                            "MOVED-4: To Do, A summary",
                            "A-2: deleted, or hidden with its project; remove it",
                            "A-3: unknown, or not to be seen; remove it");
        }
    }

    private static String issue(String event, String id, String key) {
        return """
        {"webhookEvent":"%s","timestamp":%d,"issue":{"id":"%s","key":"%s","fields":{
        "summary":"A summary","status":{"name":"To Do","statusCategory":{"key":"new"}},
        "updated":"%s"}}}\
        """
                .formatted(event, Instant.now().toEpochMilli(), id, key, Instant.now());
    }

    private static List<String> run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(ProjectFolder.find().resolve("docs/Consumer.java").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
