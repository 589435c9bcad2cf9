package io.sprintqueue.integration;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// LocalStack as a process of this machine, on loopback, with no Docker and no download.
final class LocalStackHost implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private final Process process;
    private final URI endpoint;

    private LocalStackHost(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /// Starts it and waits until it answers.
    ///
    /// @param folder where it keeps all it writes
    static LocalStackHost start(Path folder) throws IOException {
        Path python = Project.python("localstack").resolve("bin").resolve("python");
        Path libraries = folder.resolve("fs/var/lib/localstack/lib");
        Path dynamoDb = Files.createDirectories(libraries.resolve("dynamodb-local/2"));
        launcher(dynamoDb.resolve("DynamoDBLocal.jar"), "Main-Class");
        launcher(dynamoDb.resolve("ddb-local-loader-0.1.jar"), "Premain-Class");
        Files.createDirectories(libraries.resolve("java"));
        Files.createSymbolicLink(libraries.resolve("java/21"), JAVA_HOME);
        Files.createDirectories(folder.resolve("tmp"));
        int port = freePort();
        var builder = new ProcessBuilder(python.toString(), "-m", "localstack.runtime.main");
        builder.environment().putAll(environment(folder, port));
        builder.redirectErrorStream(true).redirectOutput(log(folder).toFile());
        var host =
                new LocalStackHost(builder.start(), URI.create("http://127.0.0.1:" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(host::close));
        try {
            host.awaitHealth(folder);
        } catch (AssertionError late) {
            host.close();
            throw late;
        }
        return host;
    }

    private static Map<String, String> environment(Path folder, int port) {
        String address = "127.0.0.1:" + port;
        return Map.ofEntries(
                Map.entry("FILESYSTEM_ROOT", folder.resolve("fs").toString()),
                Map.entry("TMPDIR", folder.resolve("tmp").toString()),
                Map.entry("OVERRIDE_IN_DOCKER", "0"),
                Map.entry("DISABLE_EVENTS", "1"),
                Map.entry("SKIP_SSL_CERT_DOWNLOAD", "1"),
                Map.entry("DNS_ADDRESS", "0"),
                Map.entry("GATEWAY_LISTEN", address),
                Map.entry("LOCALSTACK_HOST", address),
                Map.entry("GATEWAY_SERVER", "hypercorn"),
                Map.entry("SQS_ENDPOINT_STRATEGY", "path"),
                // Where it would ask for a licence and tell of its use: nobody listens there.
                Map.entry("API_ENDPOINT", "http://127.0.0.1:9"),
                Map.entry("ANALYTICS_API", "http://127.0.0.1:9"),
                Map.entry("AWS_ACCESS_KEY_ID", "test"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "test"),
                Map.entry("AWS_DEFAULT_REGION", SamStack.REGION),
                Map.entry("DYNAMODB_IN_MEMORY", "1"),
                Map.entry("PYTHONUNBUFFERED", "1"),
                Map.entry("PYTHONPATH", Project.home().resolve("scripts/python/host_jvm") + ""),
                Map.entry("LAMBDA_RUNTIME_EXECUTOR", "host-jvm"),
                Map.entry("LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC", "1"),
                Map.entry("LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_ERROR_SEC", "2"),
                Map.entry("HOST_JVM_JAVA", JAVA_HOME.resolve("bin/java").toString()),
                Map.entry("HOST_JVM_CLIENT", runtimeClient()));
    }

    /// The Runtime Interface Client, which in Lambda is there beside the function's jar.
    private static String runtimeClient() {
        return classPath().filter(each -> each.contains("aws-lambda-java-"))
                .filter(each -> !each.contains("events"))
                .collect(Collectors.joining(":"));
    }

    private static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(":", -1));
    }

    /// A jar that is only a manifest and starts our program on this process's class path.
    private static void launcher(Path jar, String role) throws IOException {
        var manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue(role, DynamoDbProgram.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                classPath()
                        .map(each -> Path.of(each).toUri().toString())
                        .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitHealth(Path folder) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!isHealthy()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new AssertionError("no LocalStack: " + Files.readString(log(folder)));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private boolean isHealthy() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(endpoint.resolve("/_localstack/health")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("localstack.log");
    }

    URI endpoint() {
        return endpoint;
    }

    /// Ends it with all that it has started: it may not listen to a request to end.
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
