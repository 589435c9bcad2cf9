package io.sprintqueue.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.lab.Progress;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The measurements run, and say what they measured; how long anything took is not asserted.
class MeasurementsTest {
    private static final Path HOME = ProjectFolder.find();
    private static final Operation.Effort QUICK = new Operation.Effort(1, false);

    private final List<String> complaints = new ArrayList<>();

    @Test
    void each_operation_is_measured_and_stands_in_report_and_plot() {
        List<Measured> measured =
                Stream.of(Operation.project(), Operation.codec())
                        .flatMap(List::stream)
                        .map(operation -> operation.measure(QUICK))
                        .toList();
        Report report = report(measured, List.of(), List.of());

        assertThat(measured)
                .hasSize(5)
                .allSatisfy(each -> {
                    assertThat(each.micros()).isPositive();
                    assertThat(Plot.svg(report)).contains(">" + each.name() + "<");
                });
        assertThat(report.json().path("operations")).hasSize(5);
        assertThat(report.overFloor(10)).isEmpty();
    }

    @Test
    void ingest_is_held_against_its_floor_in_the_same_run() {
        List<Measured> measured =
                Operation.ingest().stream().map(operation -> operation.measure(QUICK)).toList();
        JsonNode json = report(measured, List.of(), List.of()).json();

        assertThat(json.path("ingestOverFloor").properties())
                .extracting(ratio -> ratio.getKey())
                .containsExactly("2 kB", "10 kB", "100 kB");
        assertThat(json.path("machine").path("cores").asInt()).isPositive();
    }

    @Test
    @Tag("full")
    void a_warm_process_is_measured_apart_from_the_engines() {
        var functions = new FunctionMeasurements(HOME, complaints::add, MeasurementsTest::unseen);

        Report report = report(List.of(), functions.warmRuns(10), List.of());

        assertThat(report.json().path("warm"))
                .extracting(run -> run.path("name").asText())
                .contains(
                        "an empty function, plain",
                        "ingest, a delivery, plain",
                        "processor, one issue, first compiler only")
                .hasSize(8);
        assertThat(report.json().path("warm"))
                .allSatisfy(run -> assertThat(run.path("wallMillis").asDouble()).isPositive());
        assertThat(Plot.svg(report)).contains(">ingest, a delivery, plain<");
        assertThat(complaints).isEmpty();
    }

    @Test
    @Tag("full")
    void the_processor_is_measured_with_a_large_table_and_behind_a_backlog() {
        var sizes = new SizeMeasurements(HOME, 10, MeasurementsTest::unseen);
        Compared tables = sizes.tables(30);
        Compared backlogs = sizes.backlogs(40);

        assertThat(List.of(tables, backlogs))
                .extracting(Compared::name)
                .containsExactly(
                        "table of 30 items against table of 30 items",
                        "backlog of 40 messages against backlog of 30 messages");
        JsonNode json = report(List.of(), List.of(), List.of(tables, backlogs)).json();
        assertThat(json.path("sizes"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.path("ratio").asDouble()).isPositive());
    }

    @Test
    void a_function_that_does_not_start_is_a_finding() {
        Report report =
                new Report(
                        Machine.current(),
                        Instant.EPOCH,
                        List.of(),
                        List.of(Started.failed("ingest, plain", false)),
                        List.of(),
                        List.of());

        assertThat(report.starts().getFirst().hasFailed()).isTrue();
        JsonNode start = report.json().path("coldStarts").path(0);
        assertThat(start.path("name").asText()).isEqualTo("ingest, plain");
        assertThat(start.path("initMillis").isNull()).isTrue();
        assertThat(Plot.svg(report)).doesNotContain(">ingest, plain<");
    }

    private static Report report(List<Measured> operations, List<Warm> warm, List<Compared> sizes) {
        return new Report(Machine.current(), Instant.EPOCH, operations, List.of(), warm, sizes);
    }

    private static Progress unseen(String task, long steps) {
        return new Progress() {
            @Override
            public void step() {}

            @Override
            public void stepTo(long done) {}

            @Override
            public void close() {}
        };
    }
}
