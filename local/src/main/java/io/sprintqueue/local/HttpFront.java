package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.aws.Failures;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The HTTP front of the local pipeline, instead of API Gateway. It binds loopback only, and
/// answers only requests to a loopback name, so that no page in a browser can reach it under its
/// own name.
///
/// It is a Jetty, because the JDK's server answers 400 to a query that is not URL-encoded, before
/// it calls our code.
final class HttpFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    /// API Gateway's own limit of the request line and all headers.
    private static final int HEAD_BYTES_MAX = 10_240;

    private static final int BACKLOG = 512;

    /// Of each function: few, since they share the processors of one machine. More wait than Jira
    /// has in progress; without their bodies, so that they take little memory.
    private static final Admission.Bounds BOUNDS = new Admission.Bounds(16, 1_000);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Always this one of the two loopback addresses, whatever the system prefers.
    private static final String LOOPBACK = "127.0.0.1";

    private final Server server = new Server(threads());
    private final ServerConnector connector = new ServerConnector(server, 1, 1, http());
    private final GracefulHandler requests;

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

    private HttpFront(List<Route> routes, InstantSource clock, Admission.Bounds bounds) {
        this.requests = new GracefulHandler(new RoutedRequests(routes, clock, bounds, this::url));
    }

    /// Starts to listen.
    ///
    /// @param port 0 for any free one
    static HttpFront start(int port, List<Route> routes, InstantSource clock) {
        return start(port, routes, clock, BOUNDS);
    }

    static HttpFront start(
            int port, List<Route> routes, InstantSource clock, Admission.Bounds bounds) {
        var front = new HttpFront(routes, clock, bounds);
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

    /// Refuses no ambiguous path: paths are matched as received.
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

    /// Stops listening; requests in progress have a second to end.
    @Override
    public void close() {
        connector.close();
        try {
            requests.shutdown().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("requests in flight are interrupted: {}", Failures.describe(late));
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
