package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ConfigCheckCommandTest {
    private static final String BODY =
            """
            {"webhookEvent":"jira:issue_updated","timestamp":1760000000000,
            "issue":{"id":"7","key":"A-1","fields":{"summary":"x","customfield_10016":null,
            "customfield_10026":2.50,"customfield_10019":17,"priority":{"name":"High"},
            "duedate":null}}}\
            """;

    @TempDir private Path folder;

    @Test
    void the_shipped_file_holds_every_rule_and_has_no_warning() {
        Ran ran = Shell.run("config", "check", "../config/sprintqueue.yaml", "--strict");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).endsWith("0 problems, 0 warnings" + System.lineSeparator());
    }

    @Test
    void all_problems_are_said_at_once_with_line_and_path_and_end_with_2() throws IOException {
        Path file =
                file("c.yaml", "limits:\n  bodyBytes: 1\nsites:\n  acme:\n    lane: {}\nx: 1\n");

        Ran ran = Shell.run("config", "check", file.toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out().lines().filter(line -> line.startsWith("problem: ")))
                .hasSize(3)
                .allMatch(line -> line.startsWith("problem: " + file))
                .anyMatch(line -> line.contains(":2: limits.bodyBytes: "))
                .anyMatch(line -> line.contains(":5: sites.acme.lane: "))
                .anyMatch(line -> line.contains(":6: x: "));
    }

    @Test
    void a_warning_ends_with_1_only_with_strict() throws IOException {
        String file = file("c.yaml", "limits: { deduplication: PT2H }\n").toString();

        assertThat(Shell.run("config", "check", file).code()).isZero();
        Ran ran = Shell.run("config", "check", file, "--strict");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("warning: ", "limits.deduplication: is below P1D");
    }

    @Test
    void against_a_body_each_field_says_what_it_becomes_and_where_from_or_why_not()
            throws IOException {
        String file = file("c.yaml", "").toString();
        String body = file("body.json", BODY).toString();

        Ran ran = Shell.run("config", "check", file, "--against", body);

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "| summary | string | x | summary | summary value |",
                        "| storyPoints | number | 2.5 | customfield_10026 | customfield_10016 null,"
                                + " customfield_10026 value |",
                        "| rank | string | (stays as it is) | – | customfield_10019 wrong type |",
                        "| sprint | sprint | (stays as it is) | – | customfield_10020 absent |",
                        "| dueDate | date | (cleared) | – | duedate null |");
        assertThat(Shell.run("config", "check", file, "--against", body, "--strict").code())
                .as("a value of the wrong type is doubtful")
                .isEqualTo(1);
    }

    @Test
    void the_mapping_is_that_of_the_site() throws IOException {
        String file =
                file(
                                "c.yaml",
                                """
                                sites:
                                  acme:
                                    fields: { team: { type: option, from: [priority] } }
                                """)
                        .toString();
        String body = file("body.json", BODY).toString();

        assertThat(Shell.run("config", "check", file, "--against", body).out())
                .doesNotContain("team");
        assertThat(
                        Shell.run("config", "check", file, "--against", body, "--site", "acme")
                                .out()
                                .replaceAll(" +", " "))
                .contains("| team | option | High | priority | priority value |");
    }

    @Test
    void a_site_that_the_file_does_not_name_is_refused_with_those_that_it_names()
            throws IOException {
        String file = file("c.yaml", "sites:\n  zeta: {}\n  acme: {}\n").toString();

        Ran ran = Shell.run("config", "check", file, "--site", "nosuch");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains("the site nosuch is not in " + file + ", which names acme, zeta");
        assertThat(Shell.run("config", "check", file).code()).as("default").isZero();
    }

    @Test
    void a_body_that_is_not_json_is_counted_and_its_file_is_named() throws IOException {
        String file = file("c.yaml", "limits: { deduplication: PT2H }\n").toString();
        String body = file("body.json", "nonsense").toString();

        Ran ran = Shell.run("config", "check", file, "--against", body);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out())
                .contains("problem: the body " + body + ": ")
                .endsWith("1 problem, 1 warning" + System.lineSeparator());
    }

    @Test
    void as_json_it_is_the_same() throws IOException {
        String file = file("c.yaml", "").toString();
        String body = file("body.json", BODY).toString();

        assertThat(Shell.run("config", "check", file, "--against", body, "--json").out())
                .contains(
                        "\"holds\" : true",
                        "\"issue\" : \"issue-7\"",
                        "\"name\" : \"storyPoints\"",
                        "\"result\" : \"set\"",
                        "\"value\" : 2.5",
                        "\"customfield_10016\" : \"null\"");
    }

    @Test
    void a_body_without_an_issue_says_why_there_is_nothing_to_show() throws IOException {
        String file = file("c.yaml", "").toString();
        for (String body :
                new String[] {
                    "{\"webhookEvent\":\"sprint_closed\",\"timestamp\":1,\"sprint\":{\"id\":1}}",
                    "{\"webhookEvent\":\"jira:issue_updated\"}",
                    "not json"
                }) {
            Ran ran = Shell.run("config", "check", file, "--against", file("b", body).toString());
            assertThat(ran.code()).as(body).isEqualTo(2);
            assertThat(ran.out()).as(body).contains("problem: the body ");
        }
    }

    @Test
    void a_file_that_is_not_there_is_one_line() {
        Ran ran = Shell.run("config", "check", folder.resolve("none.yaml").toString());

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("cannot read", "there is no such file");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
