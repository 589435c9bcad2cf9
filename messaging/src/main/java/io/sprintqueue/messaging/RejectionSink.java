package io.sprintqueue.messaging;

/// The port by which ingest reports what it has rejected.
@FunctionalInterface
public interface RejectionSink {
    /// Writes a report. Writing it again changes nothing.
    void write(RejectionReport report);
}
