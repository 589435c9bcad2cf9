package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.stream.Stream;

/// Nothing is asked of Jira before the options are right: no Jira is there.
@Execution(ExecutionMode.CONCURRENT)
class SetupOptionsTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--kind=token, --email is missing",
        "--kind=service-account, --admin-email is missing",
        "--kind=magic, '--kind is token, scoped, service-account or pat'",
        "--kind=pat, --reader-token-file is missing",
        "--webhook-url=http://127.0.0.1:9/hook, --webhook-url ends neither",
        "--webhook-url=http://127.0.0.1:9/webhooks/jira/other, --webhook-url ends neither",
        "--webhook-url=https://copy.example/webhooks/jira, --webhook-secret-file is missing",
        "--site=acme, --webhook-secret-file is missing",
        "--wait=-PT1S, --wait is not negative"
    })
    void a_wrong_option_is_named(String option, String problem) {
        var given =
                Stream.of(
                        "setup",
                        "--url=http://127.0.0.1:9",
                        "--jira-credentials=" + folder.resolve("jira.json"),
                        option);
        var hook =
                option.startsWith("--webhook-url")
                        ? Stream.<String>empty()
                        : Stream.of("--webhook-url=http://127.0.0.1:9/webhooks/jira");

        Ran ran = Shell.run(Stream.concat(given, hook).toArray(String[]::new));

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(problem);
        assertThat(folder).isEmptyDirectory();
    }
}
