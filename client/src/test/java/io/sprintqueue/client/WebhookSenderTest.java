package io.sprintqueue.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.testing.CannedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;

class WebhookSenderTest {
    private static final Secret SECRET = new Secret("a secret of the tests");

    private final CannedServer server = new CannedServer();
    private final WebhookSender sender =
            new WebhookSender(HttpClient.newHttpClient(), URI.create(server.url()));
    private final Body body = new Body("{}".getBytes(StandardCharsets.UTF_8));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_delivery_is_signed_and_sent_to_the_path_of_its_site() {
        sender.send(Site.DEFAULT, body, SECRET);
        sender.send(new Site("acme"), body, SECRET);

        assertThat(server.asked())
                .extracting(CannedServer.Asked::path)
                .containsExactly("/webhooks/jira", "/webhooks/jira/acme");
        assertThat(server.asked())
                .allSatisfy(asked -> {
                    assertThat(asked.body()).isEqualTo("{}");
                    assertThat(asked.headers())
                            .containsEntry(
                                    "X-hub-signature",
                                    List.of(SignatureVerifier.sign(body, SECRET)))
                            .doesNotContainKey("X-atlassian-webhook-retry");
                });
    }

    @Test
    void a_retry_says_which_one_it_is() {
        sender.send(Site.DEFAULT, body, SECRET, new WebhookSender.Labels("id", "Secondary", 2));

        assertThat(server.asked().getFirst().headers())
                .containsEntry("X-atlassian-webhook-identifier", List.of("id"))
                .containsEntry("X-atlassian-webhook-flow", List.of("Secondary"))
                .containsEntry("X-atlassian-webhook-retry", List.of("2"));
    }
}
