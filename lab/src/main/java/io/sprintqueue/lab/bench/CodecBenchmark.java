package io.sprintqueue.lab.bench;

import io.sprintqueue.lab.functions.Samples;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.dynamodb.DynamoEntityStore;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What the store does to write an issue with one event and to read both, without the network.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {
    private static final int KILOBYTES = 10;

    private final DynamoEntityStore store =
            new DynamoEntityStore(new RecordedTable(), RecordedTable.NAME, _ -> {});
    private Commit commit;
    private EventKey event;

    /// Makes what is written, and writes it once, so that it can be read.
    @Setup
    public void prepare() {
        LaneMessage message = Samples.message(KILOBYTES);
        event = EventKey.of(message.envelope());
        commit = Samples.commit(message, Samples.NOW);
        encode();
        if (!decode().state(commit.entity())
                .state()
                .equals(Objects.requireNonNull(commit.change()).after())) {
            throw new IllegalStateException("what was written is not what is read");
        }
    }

    /// The transaction of an issue and one event.
    @Benchmark
    public CommitResult encode() {
        return store.commit(commit);
    }

    /// The issue and the event of a read.
    @Benchmark
    public Snapshot decode() {
        return store.read(Set.of(commit.entity()), Set.of(event));
    }
}
