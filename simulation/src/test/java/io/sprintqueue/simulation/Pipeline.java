package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.QueueUrls;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.messaging.SqsDeadLetterSender;
import io.sprintqueue.messaging.SqsVisibilityTimeouts;
import io.sprintqueue.processor.ProcessorDoor;
import io.sprintqueue.processor.Result;
import io.sprintqueue.store.EntityStore;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The real processor and the real redrive, at the lanes and at their dead-letter queues.
record Pipeline(
        Configuration configuration,
        Agenda agenda,
        Fibers fibers,
        Weather weather,
        Choices choices,
        Queues queues,
        SqsClient sqs,
        PlantedBug bug) {
    private static final int WORKERS = 2;

    /// From now on messages are received as they come.
    ///
    /// @param reported is told how each batch ended
    void open(EntityStore table, BodyStore bodies, Consumer<List<Result>> reported) {
        var attempts = new AtomicInteger();
        var reached =
                new ProcessorDoor.Ports(
                        table,
                        bodies,
                        new SqsVisibilityTimeouts(sqs, new QueueUrls(queues.names())),
                        agenda,
                        () -> (long) choices.below(1 << 30) << 34,
                        () -> "writer-" + attempts.incrementAndGet());
        open(queues.lanes(), processor(reached, reported));
        open(queues.deadLetters(), redrive(reached));
    }

    private RequestHandler<SQSEvent, SQSBatchResponse> processor(
            ProcessorDoor.Ports reached, Consumer<List<Result>> reported) {
        RequestHandler<SQSEvent, SQSBatchResponse> processor =
                ProcessorDoor.processor(
                        configuration,
                        reached,
                        new ProcessorDoor.Manner(
                                _ -> fibers.pause(weather.latencyMillis()),
                                fibers::all,
                                batch -> reported.accept(batch.results())));
        return (event, context) -> bug.answer(processor.handleRequest(event, context));
    }

    private RequestHandler<SQSEvent, SQSBatchResponse> redrive(ProcessorDoor.Ports reached) {
        var resender = new SqsDeadLetterSender(sqs, new QueueUrls(queues.names()), Queues.BULK);
        return ProcessorDoor.redrive(
                configuration, reached, bug.deadLetterSender(resender, this::acknowledge));
    }

    private void acknowledge(QueuedMessage message) {
        queues.of(message.queueArn()).delete(message.receiptHandle());
    }

    private void open(
            List<SimulatedQueue> some, RequestHandler<SQSEvent, SQSBatchResponse> function) {
        for (SimulatedQueue queue : some) {
            new EventSource(queue, function, agenda, fibers, weather, WORKERS).open();
        }
    }
}
