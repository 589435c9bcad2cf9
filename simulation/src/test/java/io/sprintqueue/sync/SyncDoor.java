package io.sprintqueue.sync;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.jira.JiraExchange;
import io.sprintqueue.jira.JiraSites;
import io.sprintqueue.jira.SiteCredentials;
import io.sprintqueue.messaging.FetchMessage;
import io.sprintqueue.messaging.FetchQueue;
import io.sprintqueue.messaging.LaneSender;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.HeldIssues;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.sync.Cells;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Lets the simulation run the real sync on its own ports.
public final class SyncDoor {
    private SyncDoor() {}

    /// What sync reaches.
    ///
    /// @param exchanges opens the way to Jira, once for each conversation
    /// @param waiting waits for the budget of requests
    public record Ports(
            Configuration configuration,
            Supplier<SiteCredentials> credentials,
            Supplier<JiraExchange> exchanges,
            Cells cells,
            EntityStore store,
            QueueReader reader,
            HeldIssues held,
            LaneSender lanes,
            BooleanSupplier busy,
            InstantSource clock,
            Consumer<Duration> waiting,
            RandomGenerator random) {}

    /// One invocation: does what is due until then.
    ///
    /// @return how many slices it did
    public static int run(Ports ports, Instant end) {
        Configuration.Sync bounds = ports.configuration().sync();
        var run =
                new SyncRun(
                        ports.configuration(),
                        ports.credentials()::get,
                        (credentials, budget, clock) ->
                                JiraSites.open(credentials, budget, clock, ports.exchanges().get()),
                        ports.cells(),
                        ports.store(),
                        ports.reader(),
                        ports.held(),
                        ports.lanes(),
                        new NoFetches(),
                        ports.busy(),
                        SyncWiring.rate(bounds),
                        ports.clock(),
                        ports.waiting()::accept,
                        ports.random(),
                        _ -> new OneAfterTheOther());
        return run.run(end).slices().values().stream().mapToInt(Collection::size).sum();
    }

    /// The fetch queue of a pipeline whose processor asks for nothing.
    private static final class NoFetches implements FetchQueue {
        @Override
        public void send(List<FetchMessage> messages) {
            throw new UnsupportedOperationException("sync asks for no fetch");
        }

        @Override
        public List<Received> receive() {
            return List.of();
        }

        @Override
        public void settle(List<Received> received) {
            throw new UnsupportedOperationException("nothing was received");
        }
    }

    /// Does everything in the fiber of the caller, so that a seed alone decides what comes next.
    private static final class OneAfterTheOther extends AbstractExecutorService {
        private boolean closed;

        @Override
        public void execute(Runnable command) {
            command.run();
        }

        @Override
        public void shutdown() {
            closed = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            closed = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return closed;
        }

        @Override
        public boolean isTerminated() {
            return closed;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return closed;
        }
    }
}
