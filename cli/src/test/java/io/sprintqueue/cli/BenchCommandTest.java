package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.lab.bench.Compared;
import io.sprintqueue.lab.bench.Machine;
import io.sprintqueue.lab.bench.Report;
import io.sprintqueue.lab.bench.Started;
import io.sprintqueue.lab.bench.Warm;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The measurements run, and say what they measured; how long anything took is not asserted.
class BenchCommandTest {
    private static final String HOME = "sprintqueue.home";
    private static final Warm WARM = new Warm("c", 0.25, 1.5, false);

    @TempDir private Path folder;

    @BeforeEach
    void findTheProject() {
        System.setProperty(HOME, Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(HOME);
    }

    @Test
    void each_operation_is_measured_and_is_in_table_report_and_plot() throws IOException {
        for (String part : new String[] {"ingest", "project", "codec"}) {
            Ran ran = bench(part);
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isZero();
            JsonNode report = report();
            assertThat(report.path("operations")).isNotEmpty();
            String svg = Files.readString(folder.resolve("bench.svg"));
            for (JsonNode operation : report.path("operations")) {
                String name = operation.path("name").asText();
                assertThat(ran.out()).contains(name);
                assertThat(svg).contains(">" + name + "<");
                assertThat(operation.path("micros").asDouble()).isPositive();
            }
        }
    }

    @Test
    void ingest_is_held_against_its_floor_in_the_same_run() throws IOException {
        assertThat(bench("ingest", "--json").out()).contains("\"ingestOverFloor\"");
        assertThat(report().path("ingestOverFloor").properties())
                .extracting(ratio -> ratio.getKey())
                .containsExactly("2 kB", "10 kB", "100 kB");
        assertThat(report().path("machine").path("cores").asInt()).isPositive();
    }

    @Test
    void what_was_measured_is_printed_with_what_was_not_the_deployed_jar() {
        var printed = new StringWriter();

        BenchCommand.print(
                new Report(
                        Machine.current(),
                        Instant.EPOCH,
                        List.of(),
                        List.of(new Started("a start", 120, 30, true), Started.failed("b", true)),
                        List.of(WARM, new Warm("d", 0.5, 1, true)),
                        List.of(new Compared(WARM, WARM, List.of(1.5)))),
                new Output(new PrintWriter(printed)));

        assertThat(printed.toString())
                .contains("init 120 ms, first answer 30 ms")
                .contains("did not start")
                .contains("0.25 ms of CPU, 1.50 ms an event (not the deployed jar)")
                .contains("c against c");
    }

    @Test
    void what_cannot_be_measured_is_a_wrong_use() {
        assertThat(Shell.run("bench", "nonsense").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Shell.run("bench").code()).isEqualTo(ExitCode.USAGE);
        assertThat(bench("ingest", "--round-millis", "0").code()).isEqualTo(ExitCode.USAGE);
        assertThat(bench("warm", "--events", "9").code()).isEqualTo(ExitCode.USAGE);
        assertThat(bench("size", "--items", "0").code()).isEqualTo(ExitCode.USAGE);
        assertThat(bench("size", "--backlog", "0").code()).isEqualTo(ExitCode.USAGE);
        assertThat(bench("ingest", "--starts", "0").code()).isEqualTo(ExitCode.USAGE);
    }

    private Ran bench(String part, String... more) {
        var arguments = new ArrayList<String>();
        arguments.add("bench");
        arguments.add(part);
        arguments.add("--report=" + folder);
        arguments.add("--here");
        if (!part.equals("ingest") || more.length < 2) {
            arguments.add("--round-millis=1");
        }
        arguments.addAll(List.of(more));
        return Shell.run(arguments.toArray(String[]::new));
    }

    private JsonNode report() throws IOException {
        return BoundedJson.mapper().readTree(Files.readString(folder.resolve("bench.json")));
    }
}
