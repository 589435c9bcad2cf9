package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.embedded.engine.LoopbackNames;
import io.sprintqueue.local.HttpExchangeTranslator.Incoming;
import io.sprintqueue.local.HttpFront.Route;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Hands each request of the front to its route, as API Gateway does, in the turn of the route's
/// function.
final class RoutedRequests extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(RoutedRequests.class);

    /// API Gateway's own limit; a larger body is refused before the function sees it.
    private static final int BODY_BYTES_MAX = 10 * 1024 * 1024;

    private final List<Route> routes;
    private final Map<Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Admission>
            admissions;
    private final InstantSource clock;
    private final Supplier<URI> url;

    /// @param bounds of each function
    /// @param url of the front
    RoutedRequests(
            List<Route> routes, InstantSource clock, Admission.Bounds bounds, Supplier<URI> url) {
        this.routes = List.copyOf(routes);
        this.admissions =
                routes.stream()
                        .map(Route::function)
                        .distinct()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        function -> function, _ -> new Admission(bounds)));
        this.clock = clock;
        this.url = url;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
            throws IOException {
        InputStream body = Content.Source.asInputStream(request);
        APIGatewayV2HTTPResponse answer = answer(request, body);
        // A refused body is read and dropped: otherwise its sender may not see the response.
        long _ = body.skip(BODY_BYTES_MAX);
        answer(response, callback, answer);
        return true;
    }

    private APIGatewayV2HTTPResponse answer(Request request, InputStream body) throws IOException {
        if (!LoopbackNames.isOwnPageOrProgram(request.getHeaders()::getValuesList)) {
            return error(
                    403, "Forbidden: the Host or Origin is not of this machine; open " + url.get());
        }
        String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
        for (Route route : routes) {
            Optional<Map<String, String>> parameters =
                    route.method().equals(request.getMethod())
                            ? PathTemplate.match(route.path(), path)
                            : Optional.empty();
            if (parameters.isPresent()) {
                return admitted(route, request, path, body, parameters.get());
            }
        }
        return error(404, "Not Found");
    }

    /// HTTP APIs answer 503 if Lambda has no concurrency left.
    private APIGatewayV2HTTPResponse admitted(
            Route route,
            Request request,
            String path,
            InputStream content,
            Map<String, String> parameters)
            throws IOException {
        return Objects.requireNonNull(admissions.get(route.function()))
                .run(() -> {
                    byte[] body = content.readNBytes(BODY_BYTES_MAX + 1);
                    return body.length > BODY_BYTES_MAX
                            ? error(413, "Request Entity Too Large")
                            : invoke(route, incoming(request, path, body), parameters);
                })
                .orElseGet(() -> error(503, "Service Unavailable"));
    }

    private static Incoming incoming(Request request, String path, byte[] body) {
        return new Incoming(
                request.getMethod(),
                path,
                request.getHttpURI().getQuery(),
                HttpFields.asMap(request.getHeaders()),
                new Body(body),
                Request.getRemoteAddr(request));
    }

    private APIGatewayV2HTTPResponse invoke(
            Route route, Incoming incoming, Map<String, String> parameters) {
        try {
            return route.function()
                    .apply(
                            HttpExchangeTranslator.event(
                                    incoming, route.key(), parameters, clock.millis()));
        } catch (RuntimeException failed) {
            LOG.error("{} failed", route.key(), Failures.harmless(failed));
            return error(500, "Internal Server Error");
        }
    }

    private static void answer(
            Response response, Callback callback, APIGatewayV2HTTPResponse answer) {
        String text = answer.getBody() == null ? "" : answer.getBody();
        byte[] body =
                answer.getIsBase64Encoded()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.getStatusCode());
        if (answer.getHeaders() != null) {
            answer.getHeaders().forEach(response.getHeaders()::put);
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /// The response of API Gateway itself, without a function call.
    private static APIGatewayV2HTTPResponse error(int status, String message) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody("{\"message\":\"" + message + "\"}")
                .build();
    }
}
