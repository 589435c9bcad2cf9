package io.sprintqueue.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// A folder as the project's, whose lanes show a message again after seconds: a test that kills
/// processes would wait a minute otherwise.
final class TestHome {
    private static final String VISIBILITY = "VisibilityTimeout: 60";

    private TestHome() {}

    static Path in(Path folder, int visibilitySeconds) throws IOException {
        String template = Files.readString(RunningPipeline.home().resolve("template.yaml"));
        if (!template.contains(VISIBILITY)) {
            throw new AssertionError("template.yaml says no longer " + VISIBILITY);
        }
        Files.writeString(
                folder.resolve("template.yaml"),
                template.replace(VISIBILITY, "VisibilityTimeout: " + visibilitySeconds));
        Files.createDirectories(folder.resolve("config"));
        Files.copy(
                RunningPipeline.home().resolve("config/sprintqueue.yaml"),
                folder.resolve("config/sprintqueue.yaml"));
        return folder;
    }

    /// An update of an issue, as Jira sends it.
    static String update(String issue, String summary, Instant at) {
        return """
        {"timestamp":%d,"webhookEvent":"jira:issue_updated","issue":{"id":"%s","key":"TES-%s",
        "fields":{"summary":"%s","status":{"name":"Open","statusCategory":{"key":"new"}}}}}\
        """
                .formatted(at.toEpochMilli(), issue, issue, summary);
    }
}
