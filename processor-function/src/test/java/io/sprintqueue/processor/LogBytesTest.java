package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.sprintqueue.messaging.LaneMessage;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What the log of a batch costs: every byte that the function writes for it. The figures stand in
/// docs/cost.md.
class LogBytesTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final List<String> logged = new ArrayList<>();
    private final Logger log = (Logger) LogManager.getLogger("io.sprintqueue.processor");
    private AbstractAppender appender;
    private OnEngines processor;

    @BeforeEach
    void start() {
        var json = requireNonNull(((Logger) LogManager.getRootLogger()).getAppenders().get("json"));
        appender =
                new AbstractAppender(
                        "counted", null, json.getLayout(), false, Property.EMPTY_ARRAY) {
                    @Override
                    public void append(LogEvent event) {
                        byte[] line = getLayout().toByteArray(event);
                        logged.add(new String(line, StandardCharsets.UTF_8));
                    }
                };
        appender.start();
        log.addAppender(appender);
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        processor =
                OnEngines.start(
                        Map.of(
                                "AWS_LAMBDA_FUNCTION_NAME",
                                "processor",
                                "POWERTOOLS_SERVICE_NAME",
                                "sprintqueue"));
    }

    @AfterEach
    void stop() {
        System.setOut(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        log.removeAppender(appender);
        appender.stop();
        processor.close();
    }

    @Test
    void a_batch_of_one_writes_one_line_that_is_its_metrics_too() {
        assertThat(bytesOf(1)).isLessThanOrEqualTo(529);
    }

    @Test
    void a_batch_of_ten_writes_one_line_too() {
        assertThat(bytesOf(10)).isLessThanOrEqualTo(1_776);
    }

    private long bytesOf(int events) {
        LaneMessage[] batch =
                IntStream.range(0, events)
                        .mapToObj(index -> event(Integer.toString(10_000 + index)))
                        .toArray(LaneMessage[]::new);
        assertThat(
                        processor
                                .handler()
                                .handleRequest(Batches.of(batch), Contexts.of(10_000))
                                .getBatchItemFailures())
                .isEmpty();
        List<String> blobs =
                output.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("CloudWatchMetrics"))
                        .toList();
        long bytes = bytes(blobs) + bytes(logged);
        assertThat(logged).isEmpty();
        assertThat(blobs)
                .singleElement()
                .asString()
                .contains("issue-10000~", "\"outcome\":\"applied\"", "\"trace_id\":\"1-5759e988");
        LoggerFactory.getLogger("bytes").info("a batch of {}: {} bytes", events, bytes);
        return bytes;
    }

    private static LaneMessage event(String issueId) {
        return Bodies.traced(
                Bodies.update(issueId, "a", 10),
                "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0");
    }

    /// With the end of each line.
    private static long bytes(List<String> lines) {
        return lines.stream()
                .mapToLong(line -> line.strip().getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
    }
}
