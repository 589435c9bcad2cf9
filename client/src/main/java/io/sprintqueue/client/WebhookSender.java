package io.sprintqueue.client;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.core.delivery.Site;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;

/// Sends signed bodies as Jira's own webhook client does.
public final class WebhookSender {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI base;

    /// Sends to the pipeline at the address.
    public WebhookSender(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /// What Jira says about a delivery outside its body.
    ///
    /// @param identifier the same for each try
    /// @param flow `Primary`, or `Secondary` for what bulk changes cause
    /// @param retry how often it was tried before
    public record Labels(String identifier, String flow, int retry) {}

    /// Sends one delivery with its own identifier.
    public HttpAnswer send(Site site, Body body, Secret secret) {
        return send(site, body, secret, new Labels(UUID.randomUUID().toString(), "Primary", 0));
    }

    /// Sends one delivery.
    public HttpAnswer send(Site site, Body body, Secret secret, Labels labels) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Addresses.below(base, path(site)))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("User-Agent", "Atlassian Webhook HTTP Client")
                        .header("X-Hub-Signature", SignatureVerifier.sign(body, secret))
                        .header("X-Atlassian-Webhook-Identifier", labels.identifier())
                        .header("X-Atlassian-Webhook-Flow", labels.flow())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()));
        if (labels.retry() > 0) {
            request.header("X-Atlassian-Webhook-Retry", Integer.toString(labels.retry()));
        }
        return HttpAnswer.of(http, request.build());
    }

    private static String path(Site site) {
        return site.equals(Site.DEFAULT) ? "/webhooks/jira" : "/webhooks/jira/" + site;
    }
}
