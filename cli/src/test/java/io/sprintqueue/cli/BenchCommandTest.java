package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.core.json.BoundedJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The measurements run, and say what they measured; how long anything took is not asserted.
class BenchCommandTest {
    private static final String HOME = "sprintqueue.home";

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
    void a_warm_process_is_measured_apart_from_the_engines() throws IOException {
        assertThat(bench("warm", "--events=10").code()).isZero();
        JsonNode warm = report().path("warm");
        assertThat(warm)
                .extracting(run -> run.path("name").asText())
                .contains("ingest, a delivery, plain", "processor, one issue, first compiler only")
                .hasSize(6);
        assertThat(warm)
                .allSatisfy(run -> assertThat(run.path("wallMillis").asDouble()).isPositive());
        assertThat(Files.readString(folder.resolve("bench.svg")))
                .contains(">ingest, a delivery, plain<");
    }

    @Test
    void the_processor_is_measured_with_a_large_table_and_behind_a_backlog() throws IOException {
        Ran ran = bench("size", "--events=10", "--items=30", "--backlog=40");
        assertThat(ran.err()).isEmpty();
        assertThat(report().path("warm"))
                .extracting(run -> run.path("name").asText())
                .containsExactly(
                        "table of 30 items",
                        "table of 30 items",
                        "backlog of 30 messages",
                        "backlog of 40 messages");
        assertThat(report().path("sizes"))
                .allSatisfy(each -> assertThat(each.path("ratio").asDouble()).isPositive())
                .extracting(each -> each.path("name").asText())
                .containsExactly(
                        "table of 30 items against table of 30 items",
                        "backlog of 40 messages against backlog of 30 messages");
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
