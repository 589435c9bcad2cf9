package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

@Execution(ExecutionMode.CONCURRENT)
class LocalPipelineTest {
    @TempDir private Path folder;

    @Test
    void it_closes_twice_and_a_second_one_on_its_port_is_refused() throws IOException {
        LocalPipeline pipeline = LocalPipeline.start(options(0), InstantSource.system());
        int port = pipeline.url().getPort();
        try {
            assertThatThrownBy(() -> LocalPipeline.start(options(port), InstantSource.system()))
                    .hasMessageContaining("cannot listen on port " + port);
        } finally {
            pipeline.close();
        }
        assertThatCode(pipeline::close).doesNotThrowAnyException();
    }

    @Test
    void a_configuration_that_is_wrong_is_said_in_its_own_words() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "limits: { bodyBytes: 5 }\n");
        var options =
                new LocalOptions(
                        ProjectFolder.find().resolve("template.yaml"), wrong, 0, secrets());

        assertThatThrownBy(() -> LocalPipeline.start(options, InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wrong.yaml:1")
                .hasMessageContaining("bodyBytes");
    }

    @Test
    void secrets_are_kept_as_json_whatever_they_hold() {
        var secrets =
                new SiteSecrets(
                        Map.of(Site.DEFAULT, List.of(new Secret("{\"\\"), new Secret("b"))));

        assertThat(SiteSecrets.parse(SecretText.of(secrets))).isEqualTo(secrets);
    }

    @Test
    void a_functions_time_runs_out_as_the_clock_goes() {
        Instant[] now = {Instant.EPOCH};
        var context = new LocalContext("ProcessorFunction", Duration.ofSeconds(10), () -> now[0]);

        assertThat(context.getRemainingTimeInMillis()).isEqualTo(10_000);
        now[0] = Instant.EPOCH.plusMillis(9_999);
        assertThat(context.getRemainingTimeInMillis()).isEqualTo(1);
        now[0] = Instant.EPOCH.plusSeconds(11);
        assertThat(context.getRemainingTimeInMillis()).isZero();
    }

    @Test
    void a_function_learns_where_it_runs() {
        var context =
                new LocalContext("IngestFunction", Duration.ofSeconds(10), () -> Instant.EPOCH);
        context.getLogger().log("a line");
        context.getLogger().log(new byte[] {'x'});

        assertThat(context.getFunctionName()).isEqualTo("IngestFunction");
        assertThat(context.getInvokedFunctionArn()).endsWith(":function:IngestFunction");
        assertThat(context.getFunctionVersion()).isEqualTo("local");
        assertThat(context.getAwsRequestId()).isNotBlank().isEqualTo(context.getAwsRequestId());
        assertThat(List.of(context.getLogGroupName(), context.getLogStreamName()))
                .containsOnly("local");
        assertThat(context.getMemoryLimitInMB()).isPositive();
        assertThat(context.getIdentity()).isNull();
        assertThat(context.getClientContext()).isNull();
    }

    private LocalOptions options(int port) throws IOException {
        Path configuration = Files.writeString(folder.resolve("sprintqueue.yaml"), "");
        return new LocalOptions(
                ProjectFolder.find().resolve("template.yaml"), configuration, port, secrets());
    }

    private static SiteSecrets secrets() {
        return new SiteSecrets(Map.of(Site.DEFAULT, List.of(RunningPipeline.SECRET)));
    }
}
