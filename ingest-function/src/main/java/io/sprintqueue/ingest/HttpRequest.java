package io.sprintqueue.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;

import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A delivery, as read from an event of the HTTP API.
final class HttpRequest {
    private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9=;:._-]{1,200}");

    /// The route's name for the part of the path that names the site.
    private static final String SITE_PARAMETER = "proxy";

    private final String siteName;
    private final Map<String, String> headers;
    private final byte[] bytes;

    private HttpRequest(String siteName, Map<String, String> headers, byte[] bytes) {
        this.siteName = siteName;
        this.headers = headers;
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException if the event says base64 and holds something else
    static HttpRequest of(APIGatewayV2HTTPEvent event) {
        return new HttpRequest(siteName(event), headers(event), bytes(event));
    }

    /// The name in the path, unchecked; that of the default site if the path has none.
    String siteName() {
        return siteName;
    }

    /// The headers, their names in lower case.
    Map<String, String> headers() {
        return headers;
    }

    /// The exact bytes that were received, not copied.
    byte[] bytes() {
        return bytes;
    }

    /// The request's trace: the sender's own, otherwise X-Ray's.
    @Nullable String trace(@Nullable String xray) {
        String trace = headers.getOrDefault("traceparent", xray);
        return trace != null && TRACE.matcher(trace).matches() ? trace : null;
    }

    /// A trailing slash is not part of the name, and the query is ignored.
    private static String siteName(APIGatewayV2HTTPEvent event) {
        Map<String, String> parameters = event.getPathParameters();
        String rest = parameters == null ? null : parameters.get(SITE_PARAMETER);
        String name = rest == null ? "" : withoutSlashesAtTheEnd(rest);
        return name.isEmpty() ? Site.DEFAULT.name() : name;
    }

    private static String withoutSlashesAtTheEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    private static Map<String, String> headers(APIGatewayV2HTTPEvent event) {
        var lowerCase = new HashMap<String, String>();
        Map<String, String> headers = event.getHeaders();
        if (headers != null) {
            headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
        }
        return lowerCase;
    }

    private static byte[] bytes(APIGatewayV2HTTPEvent event) {
        String body = event.getBody();
        if (body == null) {
            return new byte[0];
        }
        return event.getIsBase64Encoded()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }
}
