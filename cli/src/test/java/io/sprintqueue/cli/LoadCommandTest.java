package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.core.json.BoundedJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;

/// A load goes through a whole pipeline; how long anything took is not asserted.
class LoadCommandTest {
    private static final String HOME = "sprintqueue.home";

    @BeforeEach
    void findTheProject() {
        System.setProperty(HOME, Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(HOME);
    }

    @Test
    void its_own_pipeline_settles_all_and_counts_none_of_the_warm_up() throws IOException {
        Ran ran =
                Shell.run(
                        "load",
                        "--up",
                        "--instances=0",
                        "--rate=20",
                        "--seconds=2",
                        "--issues=4",
                        "--warm-up=1",
                        "--sites=default,acme",
                        "--json");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        JsonNode report = BoundedJson.mapper().readTree(ran.out());
        assertThat(report.path("options").path("instances").asInt(-1)).isZero();
        assertThat(report.path("options").path("warmUp").asInt()).isEqualTo(1);
        assertThat(report.path("sent").asInt()).isEqualTo(40);
        assertThat(report.path("settled").asInt()).isEqualTo(40);
        assertThat(report.path("drained").asBoolean()).isTrue();
        int ended = 0;
        for (JsonNode count : report.path("outcomes")) {
            ended += count.asInt();
        }
        assertThat(ended).isEqualTo(40);
        assertThat(report.path("commits").asInt()).isBetween(8, 40);
        assertThat(report.path("answeredMillis").path("p100").asDouble()).isPositive();
        assertThat(report.path("acceptedToAppliedMillis").path("p100").asDouble()).isPositive();
        assertThat(report.path("cpuMillis").properties())
                .extracting(cpu -> cpu.getKey())
                .containsExactly("this process");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rate=0",
                "--rate=10001",
                "--seconds=0",
                "--seconds=86401",
                "--issues=0",
                "--issues=1000001",
                "--body-kb=0",
                "--body-kb=4001",
                "--warm-up=-1",
                "--warm-up=3601",
                "--up --instances=-1",
                "--up --instances=17",
                "--instances=2",
                "--sites=acme --secret=default=s",
            })
    void what_is_out_of_bounds_is_a_wrong_use_before_anything_is_sent(String wrong) {
        String line = "load " + wrong;
        line += line.contains("--rate") ? "" : " --rate=1";
        line += line.contains("--seconds") ? "" : " --seconds=1";

        Ran ran = Shell.run(line.split(" "));

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--" + named(wrong));
    }

    /// The option that is complained of.
    private static String named(String wrong) {
        return switch (wrong) {
            case "--sites=acme --secret=default=s" -> "secret";
            default -> wrong.replaceFirst("--up ", "").replaceAll("^--|=.*", "");
        };
    }

    @Test
    void its_help_says_what_a_warm_up_is_for() {
        assertThat(Shell.run("load", "--help").out().replaceAll("\\s+", " "))
                .contains("--warm-up=SECONDS", "needs tens of seconds (default: 0)")
                .contains("--instances=N", "(default: 2)");
    }
}
