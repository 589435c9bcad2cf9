package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.work.SampleSite;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// What `setup` changes of what is there, and what it refuses.
@Execution(ExecutionMode.CONCURRENT)
class SetupChangesTest {
    @TempDir private Path folder;
    private SetupFolder setup = new SetupFolder(Path.of(""));

    @BeforeEach
    void inTheFolder() {
        setup = new SetupFolder(folder);
    }

    @Test
    void what_differs_is_replaced_and_named() throws IOException {
        Path configuration = setup.configuration(Dialect.CLOUD);
        URI copy = SetupFolder.NO_PIPELINE;
        try (FakeJiraServer jira = SetupFolder.jira(Dialect.CLOUD)) {
            jira.with(it ->
                    it.site()
                            .webhooks()
                            .add(
                                    Webhook.ofEverything(
                                            "by hand",
                                            copy + "/webhooks/jira/acme/?from=jira",
                                            null)));

            Ran ran =
                    setup.setup(
                            Dialect.CLOUD, jira.url(), copy, configuration, "--yes", "--wait=PT0S");

            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(ran.out()).contains("not signed", "worklog_created");
            Webhook only = jira.ask(it -> it.site().webhooks().all().getFirst());
            assertThat(only.secret()).isEqualTo(SetupFolder.SECRET);
            assertThat(only.events()).contains("worklog_created", "jira:issue_updated");
        }
    }

    @Test
    void a_webhook_that_is_there_twice_is_left_to_the_administrator() throws IOException {
        URI copy = SetupFolder.NO_PIPELINE;
        try (FakeJiraServer jira = SetupFolder.jira(Dialect.CLOUD)) {
            for (int times = 0; times < 2; times++) {
                jira.with(it ->
                        it.site()
                                .webhooks()
                                .add(
                                        Webhook.ofEverything(
                                                "twice",
                                                copy + "/webhooks/jira/acme",
                                                SetupFolder.SECRET)));
            }
            Ran ran = setup.alone(Dialect.CLOUD, jira.url(), "--yes");

            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.out()).contains("numbers 1, 2");
            assertThat(SetupFolder.writes(jira)).isEqualTo(2);
        }
    }

    @Test
    void an_account_that_is_no_administrator_is_refused_before_anything_is_changed()
            throws IOException {
        try (FakeJiraServer jira = SetupFolder.jira(Dialect.DATA_CENTER_10)) {
            setup.administrator(SampleSite.READER_TOKEN);
            Ran ran = setup.alone(Dialect.DATA_CENTER_10, jira.url(), "--yes");

            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.out()).contains("may not administer Jira");
            assertThat(SetupFolder.writes(jira)).isZero();
            assertThat(setup.credentials()).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--board=999, does not see board 999",
        "--field=storyPoints=customfield_99999, sees no field customfield_99999"
    })
    void what_the_reader_does_not_see_is_named_before_anything_is_changed(
            String option, String problem) throws IOException {
        try (FakeJiraServer jira = SetupFolder.jira(Dialect.CLOUD)) {
            Ran ran = setup.alone(Dialect.CLOUD, jira.url(), "--yes", option);

            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.out()).contains(problem);
            assertThat(SetupFolder.writes(jira)).isZero();
        }
    }

    @Test
    void one_board_may_decide() throws IOException {
        try (FakeJiraServer jira = SetupFolder.jira(Dialect.CLOUD)) {
            long board = jira.ask(it -> it.site().boards().getFirst().id());
            Ran ran = setup.alone(Dialect.CLOUD, jira.url(), "--dry-run", "--board=" + board);

            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(SetupFolder.writes(jira)).isZero();
        }
    }

    @Test
    void without_a_terminal_the_missing_option_is_named() throws IOException {
        try (FakeJiraServer jira = SetupFolder.jira(Dialect.CLOUD)) {
            Ran ran = setup.alone(Dialect.CLOUD, jira.url());

            assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains("--yes");
            assertThat(SetupFolder.writes(jira)).isZero();
        }
    }

    @Test
    void fields_that_are_not_mapped_are_written_where_the_user_says() throws IOException {
        Path mapping = Files.writeString(setup.path().resolve("mapped.yaml"), "# ours\n");
        try (FakeJiraServer jira = SetupFolder.jira(Dialect.DATA_CENTER_10)) {
            Ran ran =
                    setup.setup(
                            Dialect.DATA_CENTER_10,
                            jira.url(),
                            SetupFolder.NO_PIPELINE,
                            mapping,
                            "--yes",
                            "--wait=PT0S",
                            "--write-mapping=" + mapping);

            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(mapping)
                    .content()
                    .startsWith("# ours")
                    .contains(
                            "  acme:",
                            "sprint: { type: sprint, from: [customfield_10107] }",
                            "rank: { type: string, from: [customfield_10108] }",
                            "storyPoints: { type: number, from: [customfield_10106] }",
                            "epic: { type: option, from: [customfield_10101] }");
        }
    }

    @Test
    void a_pipeline_that_does_not_answer_is_told_before_anything_is_changed() throws IOException {
        try (FakeJiraServer jira = SetupFolder.jira(Dialect.CLOUD)) {
            Ran ran = setup.alone(Dialect.CLOUD, jira.url(), "--yes");

            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.out()).contains("no answer from http://127.0.0.1:9");
            assertThat(SetupFolder.writes(jira)).isZero();
            assertThat(setup.credentials()).doesNotExist();
        }
    }
}
