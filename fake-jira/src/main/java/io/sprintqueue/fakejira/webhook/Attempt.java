package io.sprintqueue.fakejira.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sprintqueue.fakejira.site.Dialect;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One try to deliver.
///
/// @param number tells tries apart
/// @param retry how often it was tried before
public record Attempt(long number, Delivery delivery, int retry) {
    private static final String ALGORITHM = "HmacSHA256";

    /// Where it goes.
    public URI url() {
        return URI.create(delivery.webhook().url());
    }

    /// What Jira says of it in headers. Data Center gives no identifier to rely on.
    public Map<String, String> headers(Dialect dialect) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("User-Agent", userAgent(dialect));
        if (dialect.isCloud()) {
            headers.put("X-Atlassian-Webhook-Identifier", delivery.identifier());
            headers.put("X-Atlassian-Webhook-Flow", delivery.flow().label());
            if (retry > 0) {
                headers.put("X-Atlassian-Webhook-Retry", Integer.toString(retry));
            }
        }
        String secret = delivery.webhook().secret();
        if (secret != null) {
            headers.put("X-Hub-Signature", "sha256=" + signature(secret, delivery.body()));
        }
        return headers;
    }

    private static String userAgent(Dialect dialect) {
        return dialect.isCloud()
                ? "Atlassian Webhook HTTP Client"
                : "Atlassian HttpClient 3.1.1 / JIRA-%s (1003000) / Default"
                        .formatted(dialect.version());
    }

    /// HMAC-SHA256 over the bytes of the body, in hexadecimal digits.
    static String signature(String secret, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
