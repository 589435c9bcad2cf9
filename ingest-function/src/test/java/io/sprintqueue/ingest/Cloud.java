package io.sprintqueue.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.sprintqueue.aws.Transport;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// All dependencies on loopback, for the SDK's own clients: each does as it should until told
/// otherwise.
final class Cloud implements AutoCloseable {
    private final Map<Dependency, HttpServer> servers = new EnumMap<>(Dependency.class);
    private final Map<Dependency, AtomicInteger> requests = new EnumMap<>(Dependency.class);
    private final AtomicInteger reports = new AtomicInteger();
    private final Map<Dependency, Misbehaviour> faults = new EnumMap<>(Dependency.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);

    /// What one dependency does instead.
    @FunctionalInterface
    interface Misbehaviour {
        void answer(HttpExchange exchange, CountDownLatch end) throws IOException;
    }

    Cloud() throws IOException {
        for (Dependency dependency : Dependency.values()) {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer server = HttpServer.create(loopback, 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(dependency, exchange));
            server.start();
            servers.put(dependency, server);
            requests.put(dependency, new AtomicInteger());
        }
    }

    void misbehave(Dependency dependency, @Nullable Misbehaviour how) {
        if (how == null) {
            faults.remove(dependency);
        } else {
            faults.put(dependency, how);
        }
    }

    /// From now on the port is closed.
    void stop(Dependency dependency) {
        server(dependency).stop(0);
    }

    /// How often it was called to take a delivery in.
    int requests(Dependency dependency) {
        return requests.getOrDefault(dependency, new AtomicInteger()).get();
    }

    /// How often it was told what was rejected.
    int reports() {
        return reports.get();
    }

    /// The function with real clients that find their dependencies here.
    IngestHandler function(TestClock clock, Duration callTimeout) {
        return new IngestHandler(
                Wiring.fromEnvironment(environment(), clock, Transport.HTTP, callTimeout));
    }

    /// What such a function finds in its environment.
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        for (Dependency dependency : Dependency.values()) {
            environment.put(dependency.endpointVariable(), address(dependency).toString());
        }
        environment.put("INTERACTIVE_QUEUE_URL", address(Dependency.SQS) + "/interactive.fifo");
        environment.put("BULK_QUEUE_URL", address(Dependency.SQS) + "/bulk.fifo");
        environment.put("BODY_BUCKET", "bodies");
        environment.put("SECRET_ID", "webhook");
        return environment;
    }

    private URI address(Dependency dependency) {
        return URI.create("http://127.0.0.1:" + server(dependency).getAddress().getPort());
    }

    private HttpServer server(Dependency dependency) {
        HttpServer server = servers.get(dependency);
        if (server == null) {
            throw new AssertionError(dependency);
        }
        return server;
    }

    private void answer(Dependency dependency, HttpExchange exchange) throws IOException {
        boolean report = exchange.getRequestURI().getPath().startsWith("/bodies/rejected/");
        (report ? reports : requests.getOrDefault(dependency, new AtomicInteger()))
                .incrementAndGet();
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            Misbehaviour fault = faults.get(dependency);
            if (fault != null) {
                fault.answer(exchange, end);
            } else {
                String good = dependency.goodAnswer(new String(request, StandardCharsets.UTF_8));
                Fault.answer(exchange, 200, good.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void close() {
        end.countDown();
        servers.values().forEach(server -> server.stop(0));
        threads.close();
    }
}
