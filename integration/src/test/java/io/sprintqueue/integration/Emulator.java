package io.sprintqueue.integration;

import io.sprintqueue.local.runtime.RuntimeClient;
import io.sprintqueue.testing.Eventually;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// AWS's Runtime Interface Emulator with one function, on loopback.
final class Emulator implements RunningJar {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final URI invocations;
    private final Path log;

    private Emulator(Process process, URI invocations, Path log) {
        this.process = process;
        this.invocations = invocations;
        this.log = log;
    }

    /// Starts it; the function starts with the first event.
    ///
    /// @param log where it and the function write
    static Emulator start(
            String handler, String classPath, Map<String, String> environment, Path log)
            throws IOException {
        String address = "127.0.0.1:" + freePort();
        var builder =
                new ProcessBuilder(
                        List.of(
                                program().toString(),
                                "--runtime-interface-emulator-address",
                                address,
                                "--runtime-api-address",
                                "127.0.0.1:" + freePort(),
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                RuntimeClient.nativeLibrary(),
                                "-cp",
                                classPath,
                                RuntimeClient.mainClass(),
                                handler));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        URI invocations =
                URI.create("http://" + address + "/2015-03-31/functions/function/invocations");
        return new Emulator(builder.start(), invocations, log);
    }

    /// It lies among the files of the SAM CLI.
    private static Path program() throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
        Path library = Project.installed("sam", "sam").resolve("../../lib").normalize();
        try (var files = Files.walk(library)) {
            return files.filter(file -> file.endsWith("aws-lambda-rie-" + processor))
                    .findAny()
                    .orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public byte[] invoke(byte[] event) {
        var request =
                HttpRequest.newBuilder(invocations)
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return Eventually.get("the emulator answers", PATIENCE, () -> answer(http, request));
        }
    }

    /// Nothing while it does not listen yet.
    private Optional<byte[]> answer(HttpClient http, HttpRequest request) {
        try {
            if (!process.isAlive()) {
                throw new AssertionError("the emulator has ended: " + Files.readString(log));
            }
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (ConnectException notYet) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new AssertionError("no answer of the emulator", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
