package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.server.LiveJira;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.local.LocalPipeline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// From nothing to a sprint queue in one command, against a fake Jira.
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class SetupCommandTest {
    @TempDir private Path folder;
    private SetupFolder setup = new SetupFolder(Path.of(""));

    @BeforeEach
    void inTheFolder() {
        setup = new SetupFolder(folder);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void one_command_leads_from_nothing_to_a_sprint_queue_and_a_second_one_changes_nothing(
            Dialect dialect) throws IOException {
        Path configuration = setup.configuration(dialect);
        try (FakeJiraServer jira = SetupFolder.jira(dialect);
                LiveJira _ = LiveJira.start(jira, SetupFolder.CLOCK, 2, new Random(7));
                LocalPipeline copy = setup.pipeline(configuration)) {
            Ran ran = setup.setup(dialect, jira.url(), copy.url(), configuration, "--yes");

            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(ran.out())
                    .containsPattern("\"step\" : \"sprint queue\",\\s+\"status\" : \"ok\"")
                    .containsPattern(
                            dialect == Dialect.DATA_CENTER_9
                                    ? "\"step\" : \"webhook\",\\s+\"status\" : \"skipped\""
                                    : "\"step\" : \"delivery\",\\s+\"status\" : \"ok\"")
                    .doesNotContain(
                            SampleSite.READER_TOKEN, SampleSite.ADMIN_TOKEN, SetupFolder.SECRET);
            long writes = SetupFolder.writes(jira);
            assertThat(writes).isEqualTo(dialect == Dialect.DATA_CENTER_9 ? 0 : 1);
            String credentials = Files.readString(setup.credentials());
            assertThat(credentials).doesNotContain(SampleSite.ADMIN_TOKEN);

            Ran again = setup.setup(dialect, jira.url(), copy.url(), configuration, "--yes");

            assertThat(again.code()).as(again.out()).isZero();
            assertThat(SetupFolder.writes(jira)).isEqualTo(writes);
            assertThat(Files.readString(setup.credentials())).isEqualTo(credentials);
            assertThat(again.out()).doesNotContain("\"done\"").contains("\"unchanged\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_dry_run_says_what_it_would_do_and_does_nothing(Dialect dialect) throws IOException {
        Path mapping = setup.path().resolve("mapped.yaml");
        try (FakeJiraServer jira = SetupFolder.jira(dialect)) {
            Ran ran =
                    setup.setup(
                            dialect,
                            jira.url(),
                            SetupFolder.NO_PIPELINE,
                            Files.writeString(setup.path().resolve("empty.yaml"), "sites: {}"),
                            "--dry-run",
                            "--write-mapping=" + mapping);

            assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
            assertThat(SetupFolder.writes(jira)).isZero();
            assertThat(setup.credentials()).doesNotExist();
            assertThat(mapping).doesNotExist();
        }
    }
}
