package io.sprintqueue.aws;

/// Where a function's metrics go.
@FunctionalInterface
public interface MetricWriter {
    /// Writes the line, whole or not at all.
    void write(MetricLine line);
}
