package io.sprintqueue.lab.bench;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.lab.functions.Samples;
import io.sprintqueue.messaging.LaneMessage;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;

import java.util.concurrent.TimeUnit;

/// What the processor computes for an event: parse, check times, project, join.
@org.openjdk.jmh.annotations.State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProjectBenchmark {
    @Param({"2", "10", "100"})
    int kilobytes = 10;

    private final Configuration configuration = ConfigurationReader.defaults();
    private LaneMessage message;

    /// Makes the message.
    @Setup
    public void prepare() {
        message = Samples.message(kilobytes);
        if (project().outcome() != Outcome.APPLIED) {
            throw new IllegalStateException("the event is not applied: " + project().reason());
        }
    }

    /// The event, applied to an unknown issue.
    @Benchmark
    public Decision project() {
        return Decision.of(
                State.EMPTY, message.envelope(), message.body(), configuration, Samples.NOW);
    }
}
