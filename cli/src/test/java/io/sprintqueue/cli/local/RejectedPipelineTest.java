package io.sprintqueue.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.cli.client.WebhookSender;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class RejectedPipelineTest {
    private static final Secret ANOTHER = new Secret("not the secret of the site");

    @Test
    void what_the_ingest_rejects_is_in_the_statistics(@TempDir Path folder) throws IOException {
        try (var pipeline = new RunningPipeline("limits: { bodyBytes: 4000 }", folder)) {
            Body small = RunningPipeline.body("{}");
            Body oversized = new Body(new byte[4_001]);
            assertThat(status(pipeline.sender, small, ANOTHER)).isEqualTo(401);
            assertThat(status(pipeline.sender, small, ANOTHER)).isEqualTo(401);
            assertThat(status(pipeline.sender, small, ANOTHER)).isEqualTo(401);
            assertThat(status(pipeline.sender, oversized, RunningPipeline.SECRET)).isEqualTo(413);

            JsonNode stats = RunningPipeline.json(pipeline.get("/ops/stats?minutes=10").body());

            assertThat(stats.path("rejected"))
                    .isEqualTo(RunningPipeline.json("{\"unsigned\":3,\"too_large\":1}"));
            long minuteByMinute = 0;
            for (JsonNode minute : stats.path("perMinute")) {
                for (JsonNode count : minute.path("rejected")) {
                    minuteByMinute += count.asLong();
                }
            }
            assertThat(minuteByMinute).isEqualTo(4);
        }
    }

    private static int status(WebhookSender sender, Body body, Secret secret) {
        return sender.send(Site.DEFAULT, body, secret).status();
    }
}
