package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Lambda's event source mapping: workers receive, call the function, and delete what it did not
/// report as failed.
final class EventSource {
    static final long TIMEOUT_MILLIS = 10_000;

    private final SimulatedQueue queue;
    private final RequestHandler<SQSEvent, SQSBatchResponse> function;
    private final Agenda agenda;
    private final Fibers fibers;
    private final Weather weather;
    private int idle;

    /// @param workers how many invocations there may be at once
    EventSource(
            SimulatedQueue queue,
            RequestHandler<SQSEvent, SQSBatchResponse> function,
            Agenda agenda,
            Fibers fibers,
            Weather weather,
            int workers) {
        this.queue = queue;
        this.function = function;
        this.agenda = agenda;
        this.fibers = fibers;
        this.weather = weather;
        this.idle = workers;
    }

    /// From now on messages are received as they come.
    void open() {
        queue.whenReceivable(this::wake);
        wake();
    }

    private void wake() {
        while (idle > 0) {
            idle--;
            agenda.after(weather.latencyMillis(), this::poll);
        }
    }

    private void poll() {
        List<SimulatedQueue.Received> batch = queue.receive();
        if (batch.isEmpty()) {
            idle++;
        } else if (isLost(weather.strike(Port.RECEIVE))) {
            agenda.after(weather.latencyMillis(), this::poll);
        } else {
            invoke(batch);
        }
    }

    /// The batch was received, and no invocation came of it.
    private static boolean isLost(Fault fault) {
        return fault != Fault.NONE;
    }

    private void invoke(List<SimulatedQueue.Received> batch) {
        var invocation = new Invocation(agenda.millis() + TIMEOUT_MILLIS);
        var failed = new AtomicReference<@Nullable Set<String>>();
        fibers.start(
                invocation,
                () ->
                        failed.set(
                                failures(
                                        function.handleRequest(
                                                event(queue.name(), batch),
                                                new LambdaContext(agenda, invocation)))),
                _ -> {
                    Set<String> ids = failed.get();
                    if (ids != null) {
                        batch.stream()
                                .filter(each -> !ids.contains(each.id()))
                                .forEach(this::acknowledge);
                    }
                    agenda.after(weather.latencyMillis(), this::poll);
                });
    }

    static Set<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
    }

    private void acknowledge(SimulatedQueue.Received message) {
        switch (weather.strike(Port.DELETE)) {
            case NONE, FAILS_AFTER, CRASHES_AFTER, REPEATED ->
                    agenda.after(weather.latencyMillis(), () -> queue.delete(message.receipt()));
            case ARRIVES_LATE ->
                    agenda.after(weather.latenessMillis(), () -> queue.delete(message.receipt()));
            case FAILS_BEFORE, CRASHES_BEFORE, CONTENDED -> {
                // It stays, and is shown again.
            }
        }
    }

    static SQSEvent event(String queueName, List<SimulatedQueue.Received> batch) {
        var event = new SQSEvent();
        event.setRecords(batch.stream().map(each -> message(queueName, each)).toList());
        return event;
    }

    private static SQSMessage message(String queueName, SimulatedQueue.Received received) {
        var attributes = new HashMap<String, MessageAttribute>();
        received.attributes()
                .forEach((name, value) -> {
                    var attribute = new MessageAttribute();
                    attribute.setDataType("String");
                    attribute.setStringValue(value);
                    attributes.put(name, attribute);
                });
        var message = new SQSMessage();
        message.setMessageId(received.id());
        message.setEventSourceArn("arn:aws:sqs:eu-central-1:123456789012:" + queueName);
        message.setReceiptHandle(received.receipt());
        message.setBody(received.body());
        message.setAttributes(
                Map.of(
                        "MessageGroupId",
                        received.group(),
                        "ApproximateReceiveCount",
                        Integer.toString(received.receives())));
        message.setMessageAttributes(attributes);
        return message;
    }
}
