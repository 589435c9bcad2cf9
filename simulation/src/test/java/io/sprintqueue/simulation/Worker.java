package io.sprintqueue.simulation;

import io.sprintqueue.processor.ProcessorHandler;

import java.util.List;
import java.util.Set;

/// A worker of a lane in a small scope. What it does with its queue affects no other, so it is
/// at the table alone that others are let in: fewer schedules, and none that differs is missing.
final class Worker {
    private final SimulatedQueue queue;
    private final ProcessorHandler processor;
    private final Agenda agenda;
    private final Fibers fibers;
    private final Weather weather;

    Worker(
            SimulatedQueue queue,
            ProcessorHandler processor,
            Agenda agenda,
            Fibers fibers,
            Weather weather) {
        this.queue = queue;
        this.processor = processor;
        this.agenda = agenda;
        this.fibers = fibers;
        this.weather = weather;
    }

    /// Runs until the queue is empty. A crash ends what it has in hand; that is shown again at
    /// once, so that it meets whatever the other worker is about, and a new environment continues.
    void start() {
        fibers.startAtOnce(new Invocation(Long.MAX_VALUE), this::work, _ -> {});
    }

    private void work() {
        while (queue.size() > 0) {
            List<SimulatedQueue.Received> batch = queue.receive();
            try {
                acknowledge(batch, failures(batch));
            } catch (Crash _) {
                fibers.renew(new Invocation(Long.MAX_VALUE));
            }
            batch.forEach(each -> queue.changeVisibility(each.receipt(), 0));
        }
    }

    private Set<String> failures(List<SimulatedQueue.Received> batch) {
        var invocation = new Invocation(agenda.millis() + EventSource.TIMEOUT_MILLIS);
        return EventSource.failures(
                processor.handleRequest(
                        EventSource.event(queue.name(), batch),
                        new LambdaContext(agenda, invocation)));
    }

    private void acknowledge(List<SimulatedQueue.Received> batch, Set<String> failed) {
        if (weather.strike(Port.DELETE) != Fault.NONE) {
            throw fibers.invocation().crash("before the acknowledgement");
        }
        batch.stream()
                .filter(each -> !failed.contains(each.id()))
                .forEach(each -> queue.delete(each.receipt()));
    }
}
