package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;

import io.sprintqueue.core.delivery.Body;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Turns an HTTP request into the event that API Gateway's HTTP API would send, payload format 2.0.
/// The body keeps its exact bytes, because the signature is over bytes.
public final class HttpExchangeTranslator {
    private static final Pattern TEXT =
            Pattern.compile("(text/.*|application/(json|xml|javascript))\\s*(;.*)?");

    private HttpExchangeTranslator() {}

    /// A request as received.
    ///
    /// @param path as it was written, encoded
    /// @param query as it was written, which need not be an encoding of anything
    /// @param headers names in any case
    public record Incoming(
            String method,
            String path,
            @Nullable String query,
            Map<String, List<String>> headers,
            Body body,
            String peer) {
        /// Copies the headers.
        public Incoming {
            headers = Map.copyOf(headers);
        }
    }

    /// The event for the function behind the route. Without a body it has null, not an empty text.
    ///
    /// @param pathParameters what the route's template made of the path
    public static APIGatewayV2HTTPEvent event(
            Incoming incoming,
            String routeKey,
            Map<String, String> pathParameters,
            long nowMillis) {
        Map<String, String> headers = headers(incoming.headers());
        byte[] bytes = incoming.body().bytes();
        Optional<String> text = text(bytes, headers.get("content-type"));
        RequestContext context =
                RequestContext.builder()
                        .withHttp(http(incoming, headers.get("user-agent")))
                        .withRouteKey(routeKey)
                        .withRequestId(UUID.randomUUID().toString())
                        .withStage("$default")
                        .withTimeEpoch(nowMillis)
                        .build();
        String query = incoming.query();
        var event = APIGatewayV2HTTPEvent.builder();
        if (bytes.length > 0) {
            event.withBody(text.orElseGet(() -> Base64.getEncoder().encodeToString(bytes)));
            event.withIsBase64Encoded(text.isEmpty());
        }
        return event.withVersion("2.0")
                .withRouteKey(routeKey)
                .withRawPath(incoming.path())
                .withRawQueryString(query == null ? "" : query)
                .withHeaders(headers)
                .withQueryStringParameters(query(query))
                .withPathParameters(pathParameters)
                .withRequestContext(context)
                .build();
    }

    private static Http http(Incoming incoming, @Nullable String userAgent) {
        return Http.builder()
                .withMethod(incoming.method())
                .withPath(incoming.path())
                .withProtocol("HTTP/1.1")
                .withSourceIp(incoming.peer())
                .withUserAgent(userAgent)
                .build();
    }

    private static Map<String, String> headers(Map<String, List<String>> headers) {
        var lowered = new LinkedHashMap<String, String>();
        headers.forEach((name, values) ->
                lowered.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return lowered;
    }

    /// The parameters of a query, decoded; a form's body is written alike.
    static Map<String, String> query(@Nullable String query) {
        var values = new LinkedHashMap<String, String>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                values.merge(decoded(name), decoded(value), (one, other) -> one + "," + other);
            }
        }
        return values;
    }

    /// A text that is not encoded stays unchanged.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEncoding) {
            return text;
        }
    }

    /// The body as text, if its type is text and its bytes are valid UTF-8.
    private static Optional<String> text(byte[] body, @Nullable String contentType) {
        String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        if (!TEXT.matcher(type).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
