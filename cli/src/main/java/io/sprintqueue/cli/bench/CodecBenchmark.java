package io.sprintqueue.cli.bench;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Settlement;
import io.sprintqueue.lanes.LaneMessage;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.Versioned;
import io.sprintqueue.store.dynamodb.DynamoEntityStore;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What the store does to write an issue with one event, and to read both, the network left out.
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
        var settlement =
                Settlement.of(
                        Versioned.ABSENT.state(),
                        message.envelope(),
                        message.body(),
                        ConfigurationReader.defaults(),
                        Samples.NOW);
        var record =
                new EventRecord(
                        message.envelope(),
                        settlement.outcome(),
                        null,
                        Samples.NOW,
                        List.of(),
                        null,
                        Samples.NOW.plus(Duration.ofDays(1)));
        event = EventKey.of(message.envelope());
        commit =
                new Commit(
                        new EntityKey(event.site(), message.envelope().entity()),
                        new Commit.StateChange(Versioned.ABSENT, settlement.after(), null),
                        List.of(record),
                        "a writer",
                        Samples.NOW);
        encode();
        if (!decode().state(commit.entity()).state().equals(settlement.after())) {
            throw new IllegalStateException("what was written does not come back");
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
