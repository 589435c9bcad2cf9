package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.NoSuchFileException;

class CommandLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "send",
                "item",
                "explain",
                "queue",
                "sprints",
                "sprint",
                "backlog",
                "event",
                "replay",
                "events",
                "stats",
                "health",
                "config",
                "config check",
                "load",
                "bench",
                "setup",
                "doctor",
                "sync",
                "sync pause",
                "sync resume",
                "sync accept",
                "sync diff",
                "fill",
            })
    void every_command_explains_itself_with_an_example(String command) {
        Ran ran = Shell.run((command + " --help").split(" "));

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("Usage: sprintqueue " + command)
                .contains("Example: sprintqueue " + command);
        assertThat(ran.err()).isEmpty();
    }

    /// The script serves zsh too, by its own emulation of bash's completion.
    @Test
    void a_script_for_the_completion_of_bash_and_zsh_knows_every_command() {
        Ran ran = Shell.run("generate-completion");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("complete -F _complete_sprintqueue", "ZSH_VERSION")
                .contains("sprints", "backlog", "--assignee", "PENDING");
    }

    @Test
    void the_command_alone_lists_the_others_and_is_a_wrong_use() {
        assertThat(Shell.run("--help").out())
                .contains("demo", "up", "send", "item", "queue", "event", "replay", "health");
        assertThat(Shell.run("--version").out()).startsWith("sprintqueue ");

        Ran ran = Shell.run();
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).startsWith("name a command; --help lists them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "item",
                "item A-1 B-2",
                "queue 41 42",
                "queue 41 --state closed",
                "queue 41 --watch --json",
                "queue 41 --watch --csv",
                "queue 41 --csv --json",
                "sprint",
                "sprint 41 --csv --json",
                "sprints --limit 0",
                "sprints --state open",
                "sprints --csv --json",
                "backlog",
                "backlog ORBIT --csv --json",
                "event",
                "send",
                "health --nonsense",
                "events",
                "events --issue A-1 --outcome DEAD",
                "events --outcome APPLIED",
                "explain",
                "stats --minutes 0",
                "stats --minutes 1441",
                "stats --watch --json",
                "sync --watch --json",
                "sync --watch --all",
                "sync pause --for 1h",
                "sync accept",
                "sync diff A-1",
                "fill --site ACME",
                "config check",
                "config nonsense",
                "item A-1 --site ACME",
                "item A-1 --url ftp://example.com",
                "item A-1 --url example.com",
                "item A-1 --url http://",
                "item A-1 --url http://a_b",
                "item A-1 --url ht^tp://x",
                "up --instances 3",
                "up --port 65536",
                "up --port -1",
                "up --port http",
                "demo --port 123456",
                "send file --repeat 0",
                "send file --repeat 1001",
                "send file --repeat many",
                "send file --secret other=s --site acme",
            })
    void a_wrong_use_is_explained_and_ends_with_2(String line) {
        Ran ran = Shell.run(line.split(" "));

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).isNotBlank().doesNotContain("\tat ", "Exception");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_value_is_said() {
        assertThat(Shell.run("item", "A-1", "--site", "ACME").err())
                .contains("--site", "a site is 1 to 32 of a-z, 0-9 and -");
        assertThat(Shell.run("item", "A-1", "--url", "example.com").err())
                .contains("--url", "not an http or https address with a host");
        assertThat(Shell.run("up", "--port", "65536").err())
                .contains("--port", "a port is a number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "health",
                "health --public",
                "item A-1",
                "explain A-1",
                "queue 41",
                "event issue-1~0",
                "events --issue A-1",
                "stats",
                "config",
            })
    void one_line_says_that_nothing_listens_there(String line) {
        Ran ran = Shell.run((line + " --url http://127.0.0.1:1").split(" "));

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err())
                .startsWith("sprintqueue: no answer from http://127.0.0.1:1/")
                .contains("./sprintqueue up starts", "--url names")
                .doesNotContain("ConnectException");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void a_failure_is_explained_by_its_message_and_its_causes() {
        var cause = new IllegalStateException("the cause");

        assertThat(ExitCode.explain(new IllegalStateException("what", cause)))
                .isEqualTo("sprintqueue: what (the cause)");
        assertThat(ExitCode.explain(new IllegalStateException("what: the cause", cause)))
                .isEqualTo("sprintqueue: what: the cause");
        assertThat(ExitCode.explain(new IllegalStateException()))
                .isEqualTo("sprintqueue: IllegalStateException");
        assertThat(ExitCode.explain(new IllegalStateException("x", new NoSuchFileException("x"))))
                .isEqualTo("sprintqueue: x (there is no such file)");
        assertThat(ExitCode.explain(new IllegalStateException("one\ntwo\u001b[2J")))
                .isEqualTo("sprintqueue: one" + System.lineSeparator() + "two [2J");
    }

    @Test
    void outside_of_the_project_the_launcher_is_named() {
        String before = System.getProperty("sprintqueue.home", "");
        System.setProperty("sprintqueue.home", "/nowhere");
        try {
            for (String command : new String[] {"demo", "up"}) {
                Ran ran = Shell.run(command);
                assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
                assertThat(ran.err())
                        .isEqualToIgnoringNewLines(
                                "sprintqueue: no template.yaml in /nowhere; start ./sprintqueue of"
                                        + " the project");
            }
        } finally {
            if (before.isEmpty()) {
                System.clearProperty("sprintqueue.home");
            } else {
                System.setProperty("sprintqueue.home", before);
            }
        }
    }
}
