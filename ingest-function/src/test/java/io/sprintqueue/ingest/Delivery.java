package io.sprintqueue.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A request as Jira sends it, signed with the default site's secret unless told otherwise.
record Delivery(@Nullable String siteName, Body body, Map<String, String> headers) {
    static final String SECRET = "a-secret-for-the-default-site";
    static final String ISSUE_UPDATED =
            """
            {"timestamp":1791277371610,"webhookEvent":"jira:issue_updated",\
            "issue":{"id":"10013","key":"ORBIT-1","fields":{"summary":"Private \uD83D\uDE80"}}}\
            """;

    static Delivery of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Delivery of(byte[] bytes) {
        var body = new Body(bytes);
        return new Delivery(
                        null,
                        body,
                        Map.of(
                                "user-agent",
                                "Atlassian Webhook HTTP Client",
                                "content-type",
                                "application/json; charset=utf-8"))
                .signedWith(SECRET);
    }

    Delivery from(String otherSite) {
        return new Delivery(otherSite, body, headers);
    }

    Delivery signedWith(String secret) {
        return with("x-hub-signature", SignatureVerifier.sign(body, new Secret(secret)));
    }

    Delivery with(String header, String value) {
        var changed = new HashMap<>(headers);
        changed.put(header, value);
        return new Delivery(siteName, body, changed);
    }

    Delivery without(String header) {
        var changed = new HashMap<>(headers);
        changed.remove(header);
        return new Delivery(siteName, body, changed);
    }

    String signature() {
        return headers.getOrDefault("x-hub-signature", "");
    }

    /// As the HTTP API hands over a text.
    APIGatewayV2HTTPEvent event() {
        return event(new String(body.bytes(), StandardCharsets.UTF_8), false);
    }

    /// As the HTTP API hands over what it takes for binary.
    APIGatewayV2HTTPEvent base64Event() {
        return event(Base64.getEncoder().encodeToString(body.bytes()), true);
    }

    private APIGatewayV2HTTPEvent event(String text, boolean base64) {
        var builder =
                APIGatewayV2HTTPEvent.builder()
                        .withHeaders(headers)
                        .withBody(text)
                        .withIsBase64Encoded(base64);
        return siteName == null
                ? builder.build()
                : builder.withPathParameters(Map.of("proxy", siteName)).build();
    }
}
