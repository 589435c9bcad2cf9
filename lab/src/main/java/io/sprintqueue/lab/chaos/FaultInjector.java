package io.sprintqueue.lab.chaos;

import io.sprintqueue.local.LocalPipeline;
import io.sprintqueue.local.runtime.InstanceStatus;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// Carries out a plan, and in addition kills every process of every function this often, each time
/// after they have worked again and the processor has a batch.
final class FaultInjector implements AutoCloseable {
    private static final String PROCESSOR = "ProcessorFunction";

    private final LocalPipeline pipeline;
    private final Network network;
    private final Map<String, Integer> done = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger sweepsLeft = new AtomicInteger();

    private FaultInjector(LocalPipeline pipeline, Network network) {
        this.pipeline = pipeline;
        this.network = network;
    }

    /// Begins with the plan.
    static FaultInjector start(LocalPipeline pipeline, Network network, Plan plan) {
        var faults = new FaultInjector(pipeline, network);
        faults.threads.execute(() -> faults.carryOut(plan));
        return faults;
    }

    /// Sweeps this often in addition to the plan.
    ///
    /// @param accepted how many events have been accepted so far
    /// @param between how many must be accepted before the next sweep
    void sweep(int sweeps, IntSupplier accepted, int between) {
        sweepsLeft.set(sweeps);
        threads.execute(() -> sweepOn(accepted, between));
    }

    /// Whether there are processes still to be killed.
    boolean isSweeping() {
        return sweepsLeft.get() > 0;
    }

    private void sweepOn(IntSupplier accepted, int between) {
        try {
            int goal = between;
            while (isSweeping() && !ended.await(1, TimeUnit.MILLISECONDS)) {
                if (accepted.getAsInt() >= goal && isAtWork()) {
                    Plan.FUNCTIONS.forEach(function ->
                            pipeline.processes(function)
                                    .forEach(process -> kill(function, process)));
                    count("sweep");
                    sweepsLeft.decrementAndGet();
                    goal = accepted.getAsInt() + between;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAtWork() {
        return pipeline.processes(PROCESSOR).stream().anyMatch(InstanceStatus::busy);
    }

    private void carryOut(Plan plan) {
        long begin = System.nanoTime();
        try {
            for (Step step : plan.steps()) {
                Duration wait = step.at().minusNanos(System.nanoTime() - begin);
                if (ended.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                act(step.act());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void act(Step.Act act) {
        switch (act) {
            case Step.Act.KillOne(String function) ->
                    pipeline.processes(function).stream()
                            .max(Comparator.comparing(InstanceStatus::busy))
                            .ifPresent(process -> kill(function, process));
            case Step.Act.Disturb(Stretch stretch, Fault fault) -> {
                network.set(stretch, fault);
                count(fault.getClass().getSimpleName() + " " + stretch);
            }
            case Step.Act.Heal(Stretch stretch) -> network.set(stretch, null);
        }
    }

    /// `kill -9`.
    private void kill(String function, InstanceStatus process) {
        if (process.handle().destroyForcibly()) {
            count("kill " + function);
        }
    }

    private void count(String what) {
        done.merge(what, 1, Integer::sum);
    }

    /// What was done, and how often.
    Map<String, Integer> done() {
        return new TreeMap<>(done);
    }

    /// Stops, and ends all faults.
    @Override
    public void close() {
        ended.countDown();
        threads.close();
        network.heal();
    }
}
