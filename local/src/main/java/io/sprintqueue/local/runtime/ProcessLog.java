package io.sprintqueue.local.runtime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Copies what a process writes into this process's log. Functions write lines of JSON; those
/// without a problem are information, everything else needs attention.
final class ProcessLog {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessLog.class);
    private static final Pattern TROUBLE = Pattern.compile("\"level\":\"(WARN|ERROR|FATAL)\"");

    private ProcessLog() {}

    /// Follows both outputs to their end.
    ///
    /// @param known whether what it writes now has been said before
    static void follow(String name, Process process, BooleanSupplier known) {
        Stream.of(
                        process.inputReader(StandardCharsets.UTF_8),
                        process.errorReader(StandardCharsets.UTF_8))
                .forEach(lines ->
                        // A read of a pipe holds its thread, so it gets one of its own.
                        Thread.ofPlatform().daemon().start(() -> copy(name, lines, known)));
    }

    private static void copy(String name, BufferedReader lines, BooleanSupplier known) {
        try (lines) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                boolean usual = line.startsWith("{") && !TROUBLE.matcher(line).find();
                if (usual || known.getAsBoolean()) {
                    LOG.info("{}: {}", name, line);
                } else {
                    LOG.warn("{}: {}", name, line);
                }
            }
        } catch (IOException ended) {
            LOG.debug("{} writes no more", name, ended);
        }
    }
}
