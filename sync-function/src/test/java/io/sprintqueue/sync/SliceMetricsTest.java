package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.sprintqueue.aws.EmbeddedMetrics;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;
import io.sprintqueue.sync.SiteSync.SliceResult;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

class SliceMetricsTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Tally tally = new Tally();

    @BeforeEach
    void catch_the_standard_output() {
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void give_the_standard_output_back() {
        System.setOut(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    private static MetricWriter metrics() {
        return EmbeddedMetrics.from(Map.of("AWS_LAMBDA_FUNCTION_NAME", "sync"), () -> Instant.EPOCH)
                .orElseThrow();
    }

    private void write(Optional<String> problem, MetricWriter writer) {
        new SliceMetrics(writer, ConfigurationReader.defaults())
                .write(Site.DEFAULT, new SliceResult(Job.SAMPLE, problem, new Tally(), tally));
    }

    private String written() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_a_slice_counted_is_written_by_site_and_zeros_are_not() {
        tally.add(Counted.SAMPLED, 20);
        tally.add(Counted.DISAGREED, 1);
        tally.add(Counted.REQUESTS, 5);
        write(Optional.empty(), metrics());

        assertThat(written())
                .contains("\"site\":\"default\"", "\"job\":\"sample\"", "\"syncDone\":1")
                .contains("\"sampled\":20", "\"disagreed\":1", "\"jiraRequests\":5")
                .doesNotContain("syncFailed", "contradicted", "jiraRefused");
    }

    @Test
    void a_slice_that_failed_is_counted_as_failed() {
        write(Optional.of("Jira is away"), metrics());

        assertThat(written()).contains("\"syncFailed\":1").doesNotContain("syncDone");
    }

    @Test
    void a_site_that_was_not_read_at_all_is_counted_as_failed() {
        new SliceMetrics(metrics(), ConfigurationReader.defaults())
                .write(new SyncRun.Failed(Site.DEFAULT, "its credentials are bad"));

        assertThat(written())
                .contains("\"site\":\"default\"", "\"syncFailed\":1")
                .doesNotContain("syncDone");
    }

    @Test
    void how_many_jobs_are_behind_is_written_even_if_none_is() {
        new SliceMetrics(metrics(), ConfigurationReader.defaults()).write(Site.DEFAULT, 0);

        assertThat(written()).contains("\"site\":\"default\"", "\"syncBehind\":0");
    }

    @Test
    void what_was_done_stands_although_it_cannot_be_counted() {
        MetricWriter closed =
                _ -> {
                    throw new IllegalStateException("the output is closed");
                };

        assertThatNoException().isThrownBy(() -> write(Optional.empty(), closed));
    }
}
