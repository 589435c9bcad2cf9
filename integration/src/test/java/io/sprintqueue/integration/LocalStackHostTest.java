package io.sprintqueue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.site.Truth;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.testing.Eventually;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Random;

/// LocalStack as a process of this machine, which runs the functions in JVMs of this machine.
class LocalStackHostTest extends LocalStackSuite {
    private static final int ISSUES = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private @Nullable URI endpoint;
    private @Nullable Backend backend;

    @Override
    Backend start(Path folder) throws IOException {
        LocalStackHost host = LocalStackHost.start(folder.resolve("localstack"));
        endpoint = host.endpoint();
        Backend started = deployed(host.endpoint(), folder, host::close);
        backend = started;
        return started;
    }

    @Test
    void an_issue_that_no_webhook_told_of_is_read_from_jira() {
        try (FakeJiraServer jira =
                FakeJiraServer.start(0, InstantSource.system(), LocalStackHostTest::jira)) {
            giveCredentials(jira.url(), Objects.requireNonNull(backend));
            byte[] answer =
                    new Invocations(Objects.requireNonNull(endpoint))
                            .of(backend.physicalId("SyncFunction"))
                            .apply("{}".getBytes(UTF_8));
            assertThat(new String(answer, UTF_8)).contains("slices");

            Truth issue = jira.ask(it -> Truth.of(it.site()).getFirst());
            HttpAnswer item = item(issue.key(), backend);
            assertThat(item.body().path("summary").asText()).isEqualTo(issue.summary());
        }
    }

    private static FakeJira jira(String url) {
        var chance = new Random(11);
        var settings = SiteSettings.of(Dialect.CLOUD, url);
        return new FakeJira(SampleSite.make(settings, chance, Instant.now(), ISSUES), chance);
    }

    private static void giveCredentials(URI url, Backend backend) {
        String credentials =
                """
                {"default":{"kind":"token","url":"%s","email":"ada@example.com","token":"%s"}}\
                """
                        .formatted(url, SampleSite.READER_TOKEN);
        try (var secrets =
                backend.clients().client(SecretsManagerClient.builder(), Service.SECRETS_MANAGER)) {
            String id = backend.physicalId("JiraCredentials");
            secrets.putSecretValue(put -> put.secretId(id).secretString(credentials));
        }
    }

    private static HttpAnswer item(String key, Backend backend) {
        var operations =
                new OperationsClient(HttpClient.newHttpClient(), backend.url(), backend.signer());
        return Eventually.get(
                key,
                PATIENCE,
                () -> operations.item(Site.DEFAULT, key),
                answer -> answer.status() == 200);
    }
}
