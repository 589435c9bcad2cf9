package io.sprintqueue.processor;

import io.sprintqueue.core.statistics.MetricName;

/// Where single events of this function are counted.
@FunctionalInterface
interface MetricSink {
    /// One more of it.
    void count(MetricName metric);
}
