package io.sprintqueue.cli.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.cli.local.HttpExchangeTranslator.Incoming;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.embedded.LoopbackNames;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The HTTP front of the local pipeline, in the place of API Gateway. It binds loopback only, and
/// answers only who addresses it by a loopback name, so that no page in a browser can reach it
/// under a name of its own.
///
/// It is a Jetty, since the JDK's server answers 400 where a query is no URL encoding, before
/// anything of ours is asked.
final class HttpFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    /// API Gateway's own limit; a larger body is refused before the function sees it.
    private static final int BODY_BYTES_MAX = 10 * 1024 * 1024;

    /// API Gateway's own limit of the request line and all headers.
    private static final int HEAD_BYTES_MAX = 10_240;

    private static final int BACKLOG = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Of the two loopback addresses this one, whatever the system prefers.
    private static final String LOOPBACK = "127.0.0.1";

    private final Server server = new Server(threads());
    private final ServerConnector connector = new ServerConnector(server, 1, 1, http());
    private final GracefulHandler requests = new GracefulHandler(new Requests());
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

    private HttpFront(List<Route> routes, InstantSource clock) {
        this.routes = List.copyOf(routes);
        this.clock = clock;
    }

    /// Starts to listen.
    ///
    /// @param port 0 for any free one
    static HttpFront start(int port, List<Route> routes, InstantSource clock) {
        var front = new HttpFront(routes, clock);
        front.listen(port);
        return front;
    }

    private void listen(int port) {
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        server.addConnector(connector);
        server.setHandler(requests);
        try {
            connector.open();
            connector.setPort(connector.getLocalPort());
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "cannot listen on port " + port + " of loopback; choose another by --port",
                    taken);
        }
        run(server::start);
    }

    /// Each request has a virtual thread.
    private static QueuedThreadPool threads() {
        var threads = new QueuedThreadPool();
        threads.setName("front");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("front-"));
        return threads;
    }

    /// Of paths that mean something else to others, none is refused: they are matched as they came.
    private static HttpConnectionFactory http() {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(HEAD_BYTES_MAX);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return new HttpConnectionFactory(configuration);
    }

    URI url() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getPort());
    }

    /// Hands each request to its route.
    private final class Requests extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws IOException {
            byte[] body = Content.Source.asInputStream(request).readNBytes(BODY_BYTES_MAX + 1);
            answer(response, callback, HttpFront.this.answer(request, body));
            return true;
        }
    }

    private APIGatewayV2HTTPResponse answer(Request request, byte[] body) {
        if (!LoopbackNames.isOwnPageOrProgram(request.getHeaders()::getValuesList)) {
            return error(
                    403, "Forbidden: the Host or Origin is not of this machine; open " + url());
        }
        if (body.length > BODY_BYTES_MAX) {
            return error(413, "Request Entity Too Large");
        }
        String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
        for (Route route : routes) {
            Optional<Map<String, String>> parameters =
                    route.method().equals(request.getMethod())
                            ? PathTemplate.match(route.path(), path)
                            : Optional.empty();
            if (parameters.isPresent()) {
                return invoke(route, incoming(request, path, body), parameters.get());
            }
        }
        return error(404, "Not Found");
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
        connector.close();
        try {
            requests.shutdown().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("requests under way are cut: {}", Failures.describe(late));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        run(server::stop);
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (Exception failed) {
            throw new IllegalStateException("the front does not start or stop", failed);
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}
