package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.testing.CannedServer;
import io.sprintqueue.testing.CannedServer.Asked;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrateCommandTest {
    private static final String MIGRATE = "/ops/migrate";

    private final CannedServer server = new CannedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Ran run(String... arguments) {
        return Shell.runAt(server.url(), arguments);
    }

    @Test
    void it_says_what_was_done_once_every_row_is_at_its_place() {
        server.answering(
                MIGRATE, 200, "{\"looked\":1200,\"written\":7,\"unreadable\":2,\"complete\":true}");

        Ran ran = run("migrate");

        assertThat(ran.code()).isEqualTo(ExitCode.OK);
        assertThat(ran.out().lines())
                .containsExactly(
                        "1,200 rows were looked at, 7 of them were written: all are at their"
                                + " places.",
                        "2 cannot be read and stay where they are.");
        assertThat(server.asked()).extracting(Asked::method).containsExactly("POST");
    }

    @Test
    void a_refusal_ends_it_with_its_reason() {
        server.answering(MIGRATE, 403, "{\"error\":\"forbidden\",\"message\":\"not allowed\"}");

        Ran ran = run("migrate", "--again");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).isEqualToIgnoringNewLines("forbidden: not allowed");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void a_rate_that_is_none_is_refused_before_anything_is_asked() {
        assertThat(run("migrate", "--rate", "0").err()).contains("--rate is not from 1 to 10000");
        assertThat(server.asked()).isEmpty();
    }
}
