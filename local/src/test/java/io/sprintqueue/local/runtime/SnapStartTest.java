package io.sprintqueue.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.messaging.SampleDelivery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ingest under Lambda's Runtime Interface Client as SnapStart starts it. All that it requests, of
/// the runtime and of AWS, comes to one server here, so that the order of it is seen.
class SnapStartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Secret SECRET = new Secret("s3cret");

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final AtomicBoolean handed = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private Process process;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.createContext("/", this::answer);
        server.start();
        String address = "127.0.0.1:" + server.getAddress().getPort();
        var program =
                new Program(
                        "IngestFunction",
                        "io.sprintqueue.ingest.IngestHandler",
                        classPath(folder),
                        Program.USUAL_OPTIONS,
                        environment("http://" + address),
                        1_024,
                        Duration.ofSeconds(10),
                        Path.of("").toAbsolutePath());
        var builder = new ProcessBuilder(program.command()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(program.environment(address, Map.of()));
        process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        end.countDown();
        server.stop(0);
    }

    @Test
    void it_calls_no_aws_before_the_image_and_reads_the_secret_first_after_the_restore()
            throws InterruptedException {
        assertThat(List.of(next(), next(), next(), next()))
                .containsExactly(
                        "GET /2018-06-01/runtime/restore/next",
                        "secretsmanager.GetSecretValue",
                        "GET /2018-06-01/runtime/invocation/next",
                        "AmazonSQS.SendMessage");
    }

    /// As it is in the jar for Lambda: without Powertools' list of classes to load before the
    /// image, which names classes of AspectJ and would end the process.
    private static String classPath(Path folder) throws IOException {
        var entries = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.contains("powertools-metrics-")) {
                Path copy = Files.copy(Path.of(entry), folder.resolve("metrics.jar"));
                try (FileSystem jar = FileSystems.newFileSystem(copy)) {
                    Files.delete(jar.getPath("classesloaded.txt"));
                }
                entries.add(copy.toString());
            } else {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private String next() throws InterruptedException {
        String call = seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("nothing within " + PATIENCE + ", alive " + process.isAlive());
        }
        return call;
    }

    /// SQS is down, which is enough to see that it was called.
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String call =
                    target == null
                            ? exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
                            : target;
            seen.add(call);
            if (call.endsWith("restore/next")) {
                answer(exchange, 200, "");
            } else if (call.endsWith("GetSecretValue")) {
                answer(exchange, 200, "{\"SecretString\":\"" + SECRET.value() + "\"}");
            } else if (call.endsWith("invocation/next")) {
                hand(exchange);
            } else {
                answer(exchange, 500, "{}");
            }
        }
    }

    /// The one delivery there is; who requests another one waits until the end.
    private void hand(HttpExchange exchange) throws IOException {
        if (handed.getAndSet(true)) {
            try {
                end.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", "request-1");
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Instant.now().plusSeconds(10).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:of:the:function");
        answer(exchange, 200, event());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String event() {
        var delivery = new SampleDelivery(Instant.now());
        Body body = delivery.body();
        var json = BoundedJson.mapper().createObjectNode();
        var headers = json.putObject("headers");
        delivery.headers().forEach(headers::put);
        headers.put("x-hub-signature", SignatureVerifier.sign(body, SECRET));
        json.put("body", new String(body.bytes(), StandardCharsets.UTF_8));
        return json.toString();
    }

    /// For the HTTP client priming calls AWS's STS: nothing of a test leaves the machine, so it
    /// gets a proxy that does not exist.
    private static Map<String, String> environment(String address) {
        var environment = new HashMap<String, String>();
        for (Service service : Service.values()) {
            environment.put("AWS_ENDPOINT_URL_" + service.name(), address);
        }
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("INTERACTIVE_QUEUE_URL", address + "/interactive.fifo");
        environment.put("BULK_QUEUE_URL", address + "/bulk.fifo");
        environment.put("FETCH_QUEUE_URL", address + "/fetch");
        environment.put("BODY_BUCKET", "bodies");
        environment.put("SECRET_ID", "webhook");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        environment.put(
                "JDK_JAVA_OPTIONS",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"
                        + " -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9");
        return environment;
    }
}
