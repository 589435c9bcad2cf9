package io.sprintqueue.lab.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts the processes of a comparison, logs their output, and ends them.
final class Processes implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path log;
    private final List<Process> all = new ArrayList<>();
    private boolean closed;

    /// @param log is appended to
    Processes(Path log) {
        this.log = log;
    }

    /// Starts it; its errors go to the log and its output is the caller's to read.
    Process start(Job job) {
        return started(job, job.builder().redirectError(appended()));
    }

    /// Runs it to its end, also after the close: it ends what other jobs have started.
    String last(Job job) {
        return output(job, false);
    }

    /// Runs it to its end.
    ///
    /// @return what it wrote to its output
    /// @throws IllegalStateException if it fails, or takes too long, or this has been closed
    String run(Job job) {
        return output(job, true);
    }

    private String output(Job job, boolean endsWithUs) {
        try {
            // A file, since a pipe stays open as long as a server that the job leaves behind.
            Path output = Files.createTempFile("sprintqueue-compare", ".out");
            try {
                ProcessBuilder builder =
                        job.builder().redirectError(appended()).redirectOutput(output.toFile());
                Process process = endsWithUs ? started(job, builder) : builder.start();
                await(job, process);
                return Files.readString(output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(job + " cannot be run", failed);
        }
    }

    /// One at a time with the close, so that nothing is started after it.
    private synchronized Process started(Job job, ProcessBuilder builder) {
        if (closed) {
            throw new IllegalStateException("the comparison has ended before " + job);
        }
        try {
            Process process = builder.start();
            all.add(process);
            return process;
        } catch (IOException failed) {
            throw new UncheckedIOException(job + " cannot be started", failed);
        }
    }

    private void await(Job job, Process process) {
        try {
            if (!process.waitFor(job.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw failed(job, "took more than %d s".formatted(job.patience().toSeconds()));
            }
        } catch (InterruptedException told) {
            end(process);
            Thread.currentThread().interrupt();
            throw failed(job, "was interrupted");
        }
        if (process.exitValue() != 0) {
            throw failed(job, "ended with " + process.exitValue());
        }
    }

    /// Why a job failed, and where its log is.
    IllegalStateException failed(Job job, String reason) {
        return new IllegalStateException("%s %s; more is in %s".formatted(job, reason, log));
    }

    /// Ends one, with time for what it has in progress.
    static void end(Process process) {
        process.destroy();
        try {
            if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    /// Writes a line to the log.
    void note(String line) {
        try {
            Files.writeString(
                    log,
                    line + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException("the log cannot be written: " + log, failed);
        }
    }

    private ProcessBuilder.Redirect appended() {
        return ProcessBuilder.Redirect.appendTo(log.toFile());
    }

    /// Starts no more of them, and ends those that run.
    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(Processes::end);
    }
}
