package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraCredentials.Kind;
import io.sprintqueue.jira.SiteCredentials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

@Execution(ExecutionMode.CONCURRENT)
class CredentialsWriterTest {
    private static final Site ACME = new Site("acme");
    private static final JiraCredentials READER =
            new JiraCredentials(
                    Kind.TOKEN,
                    URI.create("https://acme.atlassian.net"),
                    "reader@acme.example",
                    "t0ken",
                    Instant.parse("2027-06-30T00:00:00Z"));

    @TempDir private Path folder;

    @Test
    void what_is_written_is_read_again_and_other_sites_stay() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("jira.json"),
                        """
                        {"beta":{"kind":"pat","url":"https://jira.beta.example","token":"b"}}
                        """);
        var writer = new CredentialsWriter(file);
        assertThat(writer.has(ACME, READER)).isFalse();

        writer.write(ACME, READER);

        assertThat(writer.has(ACME, READER)).isTrue();
        assertThat(SiteCredentials.parse(Files.readString(file)).bySite())
                .containsEntry(ACME, READER)
                .containsKey(new Site("beta"))
                .hasSize(2);
        assertThat(folder.toFile().list()).as("nothing is left over").containsExactly("jira.json");
    }

    @Test
    void a_new_file_is_for_its_owner_alone() throws IOException {
        Path file = folder.resolve("jira.json");

        new CredentialsWriter(file).write(ACME, READER);

        assertThat(SiteCredentials.parse(Files.readString(file)).bySite())
                .isEqualTo(Map.of(ACME, READER));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void a_file_of_something_else_is_not_touched() throws IOException {
        for (String other : List.of("buy milk", "{\"buy\":\"milk\"}", "{\"Buy it\":{}}")) {
            Path file = Files.writeString(folder.resolve("notes.txt"), other);

            assertThatThrownBy(() -> new CredentialsWriter(file).write(ACME, READER))
                    .hasMessageContaining("Jira credentials");
            assertThat(file).hasContent(other);
        }
    }
}
