package io.sprintqueue.cli.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.embedded.PromptServers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// The HTTP front of the local pipeline, in the place of API Gateway. It binds loopback only, and
/// answers only who addresses it by a loopback name, so that no page in a browser can reach it
/// under a name of its own.
final class HttpFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    /// API Gateway's own limit; a larger body is refused before the function sees it.
    private static final int BODY_BYTES_MAX = 10 * 1024 * 1024;

    private static final int BACKLOG = 512;

    /// Of the two loopback addresses this one, whatever the system prefers.
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<Route> routes;
    private final InstantSource clock;

    /// Where a request goes.
    ///
    /// @param method of HTTP
    /// @param path a template of it: `/ops/items/{site}/{key}`
    /// @param function answers it
    record Route(
            String method,
            String path,
            Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function) {
        String key() {
            return method + " " + path;
        }
    }

    private HttpFront(HttpServer server, List<Route> routes, InstantSource clock) {
        this.server = server;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.routes = List.copyOf(routes);
        this.clock = clock;
    }

    /// Starts to listen.
    ///
    /// @param port 0 for any free one
    static HttpFront start(int port, List<Route> routes, InstantSource clock) {
        try {
            var address = new InetSocketAddress(LOOPBACK, port);
            var front = new HttpFront(PromptServers.open(address, BACKLOG), routes, clock);
            front.server.setExecutor(front.threads);
            front.server.createContext("/", front::handle);
            front.server.start();
            return front;
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "cannot listen on port " + port + " of loopback; choose another by --port",
                    taken);
        }
    }

    URI url() {
        return URI.create(
                "http://" + LOOPBACK.getHostAddress() + ":" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
            answer(exchange, response(exchange, body));
        } catch (RuntimeException failed) {
            LOG.error("the front failed", failed);
            throw failed;
        }
    }

    private APIGatewayV2HTTPResponse response(HttpExchange exchange, byte[] body) {
        if (!LoopbackNames.areUsed(exchange.getRequestHeaders())) {
            return error(403, "Forbidden: address this by a loopback name");
        }
        if (body.length > BODY_BYTES_MAX) {
            return error(413, "Request Entity Too Large");
        }
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        for (Route route : routes) {
            Optional<Map<String, String>> parameters =
                    route.method().equals(method)
                            ? PathTemplate.match(route.path(), path)
                            : Optional.empty();
            if (parameters.isPresent()) {
                return invoke(route, exchange, parameters.get(), body);
            }
        }
        return error(404, "Not Found");
    }

    private APIGatewayV2HTTPResponse invoke(
            Route route, HttpExchange exchange, Map<String, String> parameters, byte[] body) {
        var incoming =
                new HttpExchangeTranslator.Incoming(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders(),
                        new Body(body),
                        exchange.getRemoteAddress().getAddress().getHostAddress());
        try {
            return route.function()
                    .apply(
                            HttpExchangeTranslator.event(
                                    incoming, route.key(), parameters, clock.millis()));
        } catch (RuntimeException failed) {
            LOG.error("{} failed", route.key(), failed);
            return error(500, "Internal Server Error");
        }
    }

    private static void answer(HttpExchange exchange, APIGatewayV2HTTPResponse response)
            throws IOException {
        String text = response.getBody() == null ? "" : response.getBody();
        byte[] body =
                response.getIsBase64Encoded()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8);
        if (response.getHeaders() != null) {
            response.getHeaders().forEach(exchange.getResponseHeaders()::set);
        }
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.getStatusCode(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.getStatusCode(), body.length);
        exchange.getResponseBody().write(body);
    }

    /// The answer of API Gateway itself, when no function is asked.
    private static APIGatewayV2HTTPResponse error(int status, String message) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody("{\"message\":\"" + message + "\"}")
                .build();
    }

    /// Stops listening; requests under way have a second to end.
    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }
}
