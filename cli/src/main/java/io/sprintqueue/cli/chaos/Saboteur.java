package io.sprintqueue.cli.chaos;

import io.sprintqueue.cli.local.LocalPipeline;
import io.sprintqueue.cli.local.runtime.InstanceStatus;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Carries out a plan.
final class Saboteur implements AutoCloseable {
    private final LocalPipeline pipeline;
    private final Network network;
    private final Map<String, Integer> done = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    private Saboteur(LocalPipeline pipeline, Network network, Plan plan) {
        this.pipeline = pipeline;
        this.network = network;
        this.thread = Thread.ofVirtual().unstarted(() -> carryOut(plan));
    }

    /// Begins with the plan.
    static Saboteur start(LocalPipeline pipeline, Network network, Plan plan) {
        var saboteur = new Saboteur(pipeline, network, plan);
        saboteur.thread.start();
        return saboteur;
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
            case Step.Act.KillAll() -> {
                Plan.FUNCTIONS.forEach(function ->
                        pipeline.processes(function)
                                .forEach(process -> kill(function, process)));
                count("sweep");
            }
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

    /// Stops, and makes all well.
    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        network.heal();
    }
}
