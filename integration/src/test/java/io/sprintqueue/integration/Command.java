package io.sprintqueue.integration;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command of this machine, which ends in time or is ended.
///
/// @param words the program and its arguments
/// @param environment in addition to this process's own
/// @param input a file that it reads
/// @param patience after which it is killed with all that it started
record Command(List<String> words, Map<String, String> environment, Path input, Duration patience) {
    private static final Path NOTHING = Path.of("/dev/null");

    /// What a script of ours ends with where this machine lacks what it needs.
    private static final int UNAVAILABLE = 69;

    /// Made of what it is given; all of it is copied.
    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /// One that reads nothing.
    Command(List<String> words, Map<String, String> environment, Duration patience) {
        this(words, environment, NOTHING, patience);
    }

    /// The same, which reads the file.
    Command reading(Path file) {
        return new Command(words, environment, file, patience);
    }

    /// Runs it, and says whether it ended well.
    boolean succeeds() {
        try {
            return run(NOTHING, NOTHING) == 0;
        } catch (IOException failed) {
            throw new AssertionError("cannot run " + words, failed);
        }
    }

    /// Runs it and returns what it wrote.
    ///
    /// @throws org.opentest4j.TestAbortedException if this machine lacks what it needs
    /// @throws AssertionError if it fails, with all it said
    String run() {
        try {
            Path output = Files.createTempFile("command", ".out");
            Path errors = Files.createTempFile("command", ".log");
            try {
                int code = run(output, errors);
                String written = Files.readString(output);
                String said = Files.readString(errors);
                if (code == UNAVAILABLE) {
                    throw Skipped.because(said.strip());
                }
                if (code != 0) {
                    throw new AssertionError(words + " ended with " + code + ": " + written + said);
                }
                return written;
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException failed) {
            throw new AssertionError("cannot run " + words, failed);
        }
    }

    private int run(Path output, Path errors) throws IOException {
        var builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        builder.redirectInput(Redirect.from(input.toFile()));
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        Process process = builder.start();
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError(
                    words + " is not done after " + patience + ": " + Files.readString(errors));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
