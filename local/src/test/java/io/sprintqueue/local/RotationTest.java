package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.testing.IssueUpdate;
import io.sprintqueue.testing.ProjectFolder;
import io.sprintqueue.testing.TestClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A secret is rotated as docs/jira.md says, and nothing that Jira signed is refused.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RotationTest {
    private static final Secret OLD = new Secret("the old secret");
    private static final Secret NEW = new Secret("the new secret");
    private static final String BOTH = "{\"default\":[\"the new secret\",\"the old secret\"]}";
    private static final String NEW_ALONE = "{\"default\":\"the new secret\"}";
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(75);
    private static final int DELIVERIES = 40;

    @Test
    void under_a_stream_of_deliveries_none_is_refused_and_none_is_lost(@TempDir Path folder)
            throws IOException {
        var clock = new TestClock();
        var options =
                new LocalOptions(
                        ProjectFolder.find().resolve("template.yaml"),
                        Files.writeString(folder.resolve("sprintqueue.yaml"), "limits: {}\n"),
                        0,
                        new SiteSecrets(Map.of(Site.DEFAULT, List.of(OLD))));
        try (var pipeline = new RunningPipeline(options, clock)) {
            var jiraSignsWith = new AtomicReference<>(OLD);
            var stream = DeliveryStream.start(pipeline, clock, jiraSignsWith::get);
            try (stream) {
                stream.pass(DELIVERIES);
                pipeline.pipeline.aws().putSecret("WebhookSecret", BOTH);
                stream.pass(DELIVERIES);
                clock.advance(TIME_TO_LIVE);
                stream.pass(DELIVERIES);
                jiraSignsWith.set(NEW);
                stream.pass(DELIVERIES);
                clock.advance(LAST_RETRY);
                pipeline.pipeline.aws().putSecret("WebhookSecret", NEW_ALONE);
                stream.pass(DELIVERIES);
                clock.advance(TIME_TO_LIVE);
                stream.pass(DELIVERIES);
            }
            assertThat(stream.answers()).hasSizeGreaterThanOrEqualTo(6 * DELIVERIES);
            assertThat(stream.answers()).containsOnly(202);
            stream.accepted().forEach(id -> pipeline.settlement(Site.DEFAULT, id));
            var late = RunningPipeline.body(IssueUpdate.of("1", "late", clock.instant()));
            assertThat(pipeline.sender.send(Site.DEFAULT, late, OLD).status()).isEqualTo(401);
        }
    }

    @Test
    void no_environment_refuses_anything_however_long_it_was_idle() throws IOException {
        try (var pipeline = new SteppedPipeline("{\"default\":\"the old secret\"}")) {
            var busy = pipeline.newIngest();
            var rare = pipeline.newIngest();
            Instant start = pipeline.clock.instant();
            Instant added = start.plus(Duration.ofMinutes(10));
            Instant changed = added.plus(TIME_TO_LIVE);
            Instant dropped = changed.plus(LAST_RETRY);
            Instant end = dropped.plus(TIME_TO_LIVE.multipliedBy(2));
            int tick = 0;
            for (Instant now = start; now.isBefore(end); now = pipeline.clock.instant()) {
                if (now.equals(added)) {
                    pipeline.aws.putSecret("WebhookSecret", BOTH);
                } else if (now.equals(dropped)) {
                    pipeline.aws.putSecret("WebhookSecret", NEW_ALONE);
                }
                String update = IssueUpdate.of("4" + tick, "x", now);
                Secret signs = now.isBefore(changed) ? OLD : NEW;
                assertThat(pipeline.deliver(busy, update, signs, Map.of())).isEqualTo(202);
                if (tick % 23 == 0) {
                    assertThat(pipeline.deliver(rare, update, signs, Map.of())).isEqualTo(202);
                }
                if (!now.isBefore(changed) && now.isBefore(dropped)) {
                    // A retry that Jira signed before it was changed.
                    assertThat(pipeline.deliver(busy, update, OLD, Map.of())).isEqualTo(202);
                }
                pipeline.clock.advance(Duration.ofSeconds(30));
                tick++;
            }
            String late = IssueUpdate.of("5", "late", pipeline.clock.instant());
            assertThat(pipeline.deliver(busy, late, OLD, Map.of())).isEqualTo(401);
            assertThat(pipeline.deliver(rare, late, OLD, Map.of())).isEqualTo(401);
        }
    }
}
