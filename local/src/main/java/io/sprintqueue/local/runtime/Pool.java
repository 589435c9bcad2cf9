package io.sprintqueue.local.runtime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The processes of one function. One that ends is replaced: at once if it had worked, otherwise
/// after a growing pause.
public final class Pool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);

    /// For a start on a busy machine.
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    /// With one invocation it stays below the visibility timeout of a lane.
    private static final Duration FREE_PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE_FIRST = Duration.ofMillis(200);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final Program program;
    private final InstantSource clock;
    private final Map<String, String> outer;
    private final Set<Instance> instances = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Instance> free = new LinkedBlockingQueue<>();
    private final ExecutorService keepers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<String> said = new AtomicReference<>("");

    private Pool(Program program, InstantSource clock, Map<String, String> outer) {
        this.program = program;
        this.clock = clock;
        this.outer = Map.copyOf(outer);
    }

    /// Starts so many processes, and does not wait for them.
    ///
    /// @param outer the environment of this process
    public static Pool start(
            Program program, int size, InstantSource clock, Map<String, String> outer) {
        var pool = new Pool(program, clock, outer);
        for (int index = 0; index < size; index++) {
            pool.keepers.execute(pool::keepOne);
        }
        return pool;
    }

    /// Waits until one process has started or failed to start.
    public void awaitFirst() {
        try {
            if (!started.await(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("{}: no process has started within {}", program.name(), START_PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets a free process handle the event.
    ///
    /// @throws InvocationFailed if there is no answer
    public byte[] invoke(byte[] event) {
        Instance instance = takeFree();
        try {
            return instance.invoke(event);
        } finally {
            if (instance.isAlive()) {
                free.add(instance);
            }
        }
    }

    /// The processes as they are now.
    public List<InstanceStatus> statuses() {
        return instances.stream()
                .filter(Instance::isAlive)
                .map(instance -> new InstanceStatus(instance.handle(), instance.isBusy()))
                .toList();
    }

    private Instance takeFree() {
        try {
            Instance instance = free.poll(FREE_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            while (instance != null && !instance.isAlive()) {
                instance = free.poll(FREE_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            if (instance != null) {
                return instance;
            }
            throw new InvocationFailed(
                    "no process of " + program.name() + " was free within " + FREE_PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InvocationFailed("interrupted");
        }
    }

    /// Keeps one process running until the pool closes.
    private void keepOne() {
        int failures = 0;
        try {
            while (closing.getCount() > 0) {
                failures = runOne() ? 0 : failures + 1;
                Duration pause = pause(failures);
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts a process and runs it until it ends.
    ///
    /// @return whether it ever answered
    private boolean runOne() throws InterruptedException {
        try {
            return run(Instance.start(program, clock, outer, !said.get().isEmpty()));
        } catch (UncheckedIOException none) {
            sayOnce(String.valueOf(none.getMessage()));
            started.countDown();
            return false;
        }
    }

    private boolean run(Instance instance) throws InterruptedException {
        instances.add(instance);
        try {
            if (closing.getCount() == 0) {
                instance.kill();
            }
            instance.awaitReady(START_PATIENCE);
            LOG.info("{} is up", instance.name());
            said.set("");
            free.add(instance);
            started.countDown();
            int code = instance.awaitEnd();
            if (closing.getCount() > 0) {
                LOG.warn("{} ended with code {} and is replaced", instance.name(), code);
            }
        } catch (InvocationFailed failed) {
            sayOnce(String.valueOf(failed.getMessage()));
            started.countDown();
        } finally {
            instances.remove(instance);
            free.remove(instance);
            instance.end();
        }
        return instance.isProven();
    }

    /// A repeated reason is logged once; the interval of the tries is known.
    private void sayOnce(String reason) {
        if (closing.getCount() > 0 && !reason.equals(said.getAndSet(reason))) {
            LOG.error(
                    "{} cannot start and is retried every {} at most: {}",
                    program.name(),
                    PAUSE_MAX,
                    reason);
        }
    }

    /// Doubles with each process in a row that never responded.
    static Duration pause(int failures) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration pause = PAUSE_FIRST.multipliedBy(1L << Math.min(failures - 1, 16));
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }

    /// Ends the processes, those that are still starting too.
    @Override
    public void close() {
        closing.countDown();
        keepers.shutdown();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            instances.forEach(instance -> threads.execute(instance::end));
        }
        try {
            if (!keepers.awaitTermination(10, TimeUnit.SECONDS)) {
                keepers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            keepers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
