package io.sprintqueue.integration;

import io.sprintqueue.core.delivery.Secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `sprintqueue up` in a separate process, to be killed.
final class UpProcess implements AutoCloseable {
    static final Secret SECRET = new Secret("a secret of the tests");

    private static final String UP = "Sprintqueue is up: ";

    private final Process process;
    private final URI url;

    private UpProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /// Starts it and waits until it is up.
    static UpProcess start(Path home, String... options) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dsprintqueue.home=" + home,
                                "-Dlog4j2.configurationFile=log4j2-cli.xml",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.sprintqueue.cli.Main",
                                "up",
                                "--port=0",
                                "--secret=" + SECRET.value()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new UpProcess(process, url(process));
    }

    private static URI url(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        var said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(UP)) {
                Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(_ -> {}));
                return URI.create(line.substring(UP.length()));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("it did not come up: " + said);
    }

    URI url() {
        return url;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// Ends it as the power would: it can do nothing more.
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("it lives on");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
