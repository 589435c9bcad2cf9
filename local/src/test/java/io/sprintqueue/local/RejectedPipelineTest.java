package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.testing.ProjectFolder;
import io.sprintqueue.testing.TestClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class RejectedPipelineTest {
    private static final int REJECTED_MAX = 8;
    private static final Secret ANOTHER = new Secret("not the secret of the site");

    @Test
    void what_the_ingest_rejects_is_in_the_statistics(@TempDir Path folder) throws IOException {
        var clock = new TestClock();
        var options =
                new LocalOptions(
                        ProjectFolder.find().resolve("template.yaml"),
                        Files.writeString(
                                folder.resolve("sprintqueue.yaml"), "limits: { bodyBytes: 4000 }"),
                        0,
                        RunningPipeline.secrets());
        try (var pipeline = new RunningPipeline(options, clock)) {
            Body small = RunningPipeline.body("{}");
            Body oversized = new Body(new byte[4_001]);
            assertThat(status(pipeline.sender, small, ANOTHER)).isEqualTo(401);
            assertThat(status(pipeline.sender, small, ANOTHER)).isEqualTo(401);
            assertThat(status(pipeline.sender, small, ANOTHER)).isEqualTo(401);
            assertThat(status(pipeline.sender, oversized, RunningPipeline.SECRET)).isEqualTo(413);

            JsonNode stats = statistics(pipeline);
            int tooLarge = 1;
            // A machine under load may be too slow for a report, which then waits for a minute.
            while (!isWhole(stats, tooLarge) && tooLarge < REJECTED_MAX) {
                clock.advance(Duration.ofMinutes(1));
                status(pipeline.sender, oversized, RunningPipeline.SECRET);
                tooLarge++;
                stats = statistics(pipeline);
            }

            assertThat(stats.path("rejected").path("unsigned").asInt()).isEqualTo(3);
            assertThat(stats.path("rejected").path("too_large").asInt()).isEqualTo(tooLarge);
            int minuteByMinute = 0;
            for (JsonNode minute : stats.path("perMinute")) {
                for (JsonNode count : minute.path("rejected")) {
                    minuteByMinute += count.asInt();
                }
            }
            assertThat(minuteByMinute).isEqualTo(3 + tooLarge);
        }
    }

    private static boolean isWhole(JsonNode statistics, int tooLarge) {
        JsonNode rejected = statistics.path("rejected");
        return rejected.path("unsigned").asInt() + rejected.path("too_large").asInt()
                == 3 + tooLarge;
    }

    private static JsonNode statistics(RunningPipeline pipeline) {
        return RunningPipeline.json(pipeline.get("/ops/stats?minutes=15").body());
    }

    private static int status(WebhookSender sender, Body body, Secret secret) {
        return sender.send(Site.DEFAULT, body, secret).status();
    }
}
