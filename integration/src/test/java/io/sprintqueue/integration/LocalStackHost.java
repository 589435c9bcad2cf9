package io.sprintqueue.integration;

import io.sprintqueue.local.runtime.RuntimeClient;
import io.sprintqueue.testing.Eventually;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// LocalStack as a process of this machine, on loopback, with no Docker and no download.
///
/// It lives as long as its standard input is open, so it ends with this process, however that ends.
final class LocalStackHost implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String LOOPBACK = "127.0.0.1";
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Path SCRIPTS = Project.home().resolve("scripts/python/host_jvm");

    /// Lets event source mappings hand over bodies as they were sent.
    static final Path PATCH = SCRIPTS.resolve("unchanged_bodies.py");

    /// Where LocalStack runs it in its own process. It runs `boot.d` in another, where a patch has
    /// no effect.
    static final String PATCH_IN_PLACE = "/etc/localstack/init/start.d/unchanged_bodies.py";

    private final Path folder;
    private final Process process;
    private final URI endpoint;

    private LocalStackHost(Path folder, Process process, URI endpoint) {
        this.folder = folder;
        this.process = process;
        this.endpoint = endpoint;
    }

    /// Starts it and waits until it answers.
    ///
    /// @param folder where it keeps all it writes
    static LocalStackHost start(Path folder) throws IOException {
        Path python = Project.installed("localstack", "python");
        layOutWhatItWouldDownload(folder.resolve("fs/var/lib/localstack/lib"));
        layOutPatch(folder);
        Files.createDirectories(folder.resolve("tmp"));
        String address = freeAddress();
        Path program = SCRIPTS.resolve("host_localstack.py");
        var builder = new ProcessBuilder(python.toString(), program.toString());
        builder.environment().putAll(environment(folder, address));
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        URI endpoint = URI.create("http://" + address);
        var host = new LocalStackHost(folder, builder.start(), endpoint);
        try {
            host.awaitHealth();
        } catch (AssertionError late) {
            String log = host.log();
            host.close();
            throw new AssertionError(late.getMessage() + "\n" + log, late);
        }
        return host;
    }

    /// The patch for its start, as in a container.
    private static void layOutPatch(Path folder) throws IOException {
        Path patch = folder.resolve("fs" + PATCH_IN_PLACE);
        Files.createDirectories(patch.getParent());
        Files.copy(PATCH, patch);
    }

    /// A JVM, and instead of DynamoDB Local two jars that are only a manifest and start our program
    /// on this process's class path.
    private static void layOutWhatItWouldDownload(Path libraries) throws IOException {
        Path dynamoDb = Files.createDirectories(libraries.resolve("dynamodb-local/2"));
        launcher(dynamoDb.resolve("DynamoDBLocal.jar"), "Main-Class");
        launcher(dynamoDb.resolve("ddb-local-loader-0.1.jar"), "Premain-Class");
        Files.createSymbolicLink(
                Files.createDirectories(libraries.resolve("java")).resolve("21"), JAVA_HOME);
    }

    private static void launcher(Path jar, String role) throws IOException {
        var manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue(role, DynamoDbProgram.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(each -> Path.of(each).toUri().toString())
                        .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private static Map<String, String> environment(Path folder, String address) throws IOException {
        var environment = new HashMap<>(settings());
        environment.put("FILESYSTEM_ROOT", folder.resolve("fs").toString());
        environment.put("TMPDIR", folder.resolve("tmp").toString());
        // It may believe itself in a container because this machine is one.
        environment.put("OVERRIDE_IN_DOCKER", "0");
        environment.put("GATEWAY_LISTEN", address);
        environment.put("LOCALSTACK_HOST", address);
        environment.put("PYTHONPATH", SCRIPTS.toString());
        environment.put("HOST_JVM_COMMAND", javaCommand());
        environment.put("HOST_JVM_CLIENT", RuntimeClient.classPath());
        return environment;
    }

    /// What does not depend on where it runs.
    private static Map<String, String> settings() throws IOException {
        var settings = new HashMap<String, String>();
        for (String line : Files.readAllLines(SCRIPTS.resolve("localstack.env"))) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] pair = line.split("=", 2);
                settings.put(pair[0], pair[1]);
            }
        }
        return settings;
    }

    private static String javaCommand() {
        return JAVA_HOME.resolve("bin/java") + " " + RuntimeClient.nativeLibrary();
    }

    /// An address of loopback with a port that is free now.
    static String freeAddress() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return LOOPBACK + ":" + socket.getLocalPort();
        }
    }

    private void awaitHealth() {
        Eventually.isTrue(
                "LocalStack is healthy",
                PATIENCE,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("LocalStack has ended: " + process.exitValue());
                    }
                    return isHealthy();
                });
    }

    /// Whether it answers for its slowest part, which starts with the first request.
    private boolean isHealthy() {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(endpoint)
                            .timeout(PATIENCE)
                            .header("Authorization", Invocations.signature("dynamodb"))
                            .header("Content-Type", "application/x-amz-json-1.0")
                            .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    /// What it and the functions in it have said.
    String log() throws IOException {
        var said = new StringBuilder(Files.readString(folder.resolve("log")));
        try (var files = Files.newDirectoryStream(folder.resolve("tmp"), "*.log")) {
            for (Path file : files) {
                said.append("\n== ").append(file.getFileName()).append('\n');
                said.append(Files.readString(file));
            }
        }
        return said.toString();
    }

    /// Ends it with all that it has started.
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        try {
            process.getOutputStream().close();
            process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
