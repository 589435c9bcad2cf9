package io.sprintqueue.lab.live;

import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.local.LocalOptions;
import io.sprintqueue.local.LocalPipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A fake Jira with a webhook, and the pipeline that receives it and asks that Jira.
public final class LiveSite implements AutoCloseable {
    private static final Secret SECRET = new Secret("live-on-this-machine-only");

    /// The custom fields of the fake Data Center.
    private static final String DATA_CENTER =
            """
            defaults:
              fields:
                sprint:      { type: sprint, from: [customfield_10107] }
                rank:        { type: string, from: [customfield_10108] }
                storyPoints: { type: number, from: [customfield_10106] }
            """;

    private final FakeJiraServer jira;
    private final Path folder;
    private final LocalPipeline pipeline;
    private final HttpClient http = HttpClient.newHttpClient();

    /// How it is set up.
    ///
    /// @param issues about how many there are at the start
    /// @param seed the same one makes the same site
    /// @param sync the configuration's section `sync`, in YAML
    /// @param schedule how often sync looks for what is due
    /// @param instances how many processes each function has, 0 for one process with all
    public record Setup(
            Path template,
            int port,
            Dialect dialect,
            int issues,
            long seed,
            String sync,
            Duration schedule,
            int instances) {}

    private LiveSite(FakeJiraServer jira, Path folder, LocalPipeline pipeline) {
        this.jira = jira;
        this.folder = folder;
        this.pipeline = pipeline;
    }

    /// Starts both; the first fill begins.
    public static LiveSite start(Setup setup, InstantSource clock) {
        FakeJiraServer jira = FakeJiraServer.start(0, clock, url -> fake(setup, url, clock));
        try {
            Path folder = Files.createTempDirectory("sprintqueue-live");
            LocalPipeline pipeline =
                    LocalPipeline.start(options(setup, folder, jira.url().toString()), clock);
            jira.with(it -> it.site().webhooks().add(webhook(pipeline)));
            return new LiveSite(jira, folder, pipeline);
        } catch (IOException failed) {
            jira.close();
            throw new UncheckedIOException("a temporary folder cannot be written", failed);
        } catch (RuntimeException failed) {
            jira.close();
            throw failed;
        }
    }

    private static FakeJira fake(Setup setup, String url, InstantSource clock) {
        var chance = new Random(setup.seed());
        return new FakeJira(
                SampleSite.make(
                        SiteSettings.of(setup.dialect(), url),
                        chance,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        setup.issues()),
                chance);
    }

    private static LocalOptions options(Setup setup, Path folder, String url) throws IOException {
        String fields = setup.dialect().isCloud() ? "" : DATA_CENTER;
        return new LocalOptions(
                setup.template(),
                Files.writeString(folder.resolve("sprintqueue.yaml"), fields + setup.sync()),
                setup.port(),
                new SiteSecrets(Map.of(Site.DEFAULT, List.of(SECRET))),
                null,
                setup.instances(),
                Files.writeString(folder.resolve("jira.json"), credentials(setup, url)),
                setup.schedule());
    }

    private static String credentials(Setup setup, String url) {
        String kind =
                setup.dialect().isCloud()
                        ? "\"kind\":\"token\",\"email\":\"ada@example.com\""
                        : "\"kind\":\"pat\"";
        return "{\"%s\":{%s,\"url\":\"%s\",\"token\":\"%s\"}}"
                .formatted(Site.DEFAULT, kind, url, SampleSite.READER_TOKEN);
    }

    private static Webhook webhook(LocalPipeline pipeline) {
        String url = pipeline.url() + "/webhooks/jira";
        return Webhook.ofEverything("sprintqueue", url, SECRET.value());
    }

    /// The Jira.
    public FakeJiraServer jira() {
        return jira;
    }

    /// The pipeline.
    public LocalPipeline pipeline() {
        return pipeline;
    }

    /// What the pipeline has of the Jira.
    public Copy copy() {
        return new Copy(operations(), Site.DEFAULT);
    }

    /// The pipeline's API.
    public OperationsClient operations() {
        return new OperationsClient(http, pipeline.url(), request -> request);
    }

    /// Stops both.
    @Override
    public void close() {
        pipeline.close();
        jira.close();
        http.close();
        try {
            for (String name : List.of("sprintqueue.yaml", "jira.json")) {
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("a temporary folder cannot be removed", failed);
        }
    }
}
