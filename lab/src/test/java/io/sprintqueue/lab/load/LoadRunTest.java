package io.sprintqueue.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.lab.Progress;
import io.sprintqueue.local.LocalOptions;
import io.sprintqueue.local.LocalPipeline;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A load goes through a whole pipeline; how long anything took is not asserted.
class LoadRunTest {
    private static final Site ACME = new Site("acme");
    private static final SiteSecrets SECRETS =
            new SiteSecrets(
                    Map.of(
                            Site.DEFAULT,
                            List.of(new Secret("a secret of the tests")),
                            ACME,
                            List.of(new Secret("another secret of the tests"))));

    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void all_that_is_sent_is_settled_and_every_step_is_shown() {
        Path home = ProjectFolder.find();
        var options =
                new LocalOptions(
                        home.resolve("template.yaml"),
                        home.resolve("config/sprintqueue.yaml"),
                        0,
                        SECRETS);
        try (var pipeline = LocalPipeline.start(options, InstantSource.system());
                var http = HttpClient.newHttpClient()) {
            var mix = new Traffic.Mix(List.of(Site.DEFAULT, ACME), 4, 4_000, false);
            LoadRun run =
                    LoadRun.of(
                            "Sending",
                            20,
                            Duration.ofSeconds(2),
                            new Traffic(mix, 7),
                            new JiraClient(
                                    new WebhookSender(http, pipeline.url()),
                                    SECRETS,
                                    Duration.ofSeconds(1)),
                            new OperationsClient(http, pipeline.url(), request -> request),
                            this::counted);

            assertThat(run.isComplete()).isTrue();
            assertThat(run.sent()).isEqualTo(40);
            assertThat(run.drain().settled()).isEqualTo(40);
            assertThat(run.settledInMinute()).isPositive();
            assertThat(run.eventsInCommit()).isGreaterThanOrEqualTo(1);
            assertThat(steps).hasValue(80);
        }
    }

    private Progress counted(String task, long expected) {
        return new Progress() {
            @Override
            public void step() {
                steps.incrementAndGet();
            }

            @Override
            public void stepTo(long done) {
                steps.addAndGet((int) done);
            }

            @Override
            public void close() {}
        };
    }
}
