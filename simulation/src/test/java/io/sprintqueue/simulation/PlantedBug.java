package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;

import io.sprintqueue.messaging.DeadLetterSender;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.store.EntityStore;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.util.function.Consumer;

/// A bug that is laid into a world by what stands around the real code; by itself none.
interface PlantedBug {
    PlantedBug NOTHING = new PlantedBug() {};

    /// The table that takes the place of the given one.
    ///
    /// @param ports where its own call passes
    default EntityStore table(EntityStore table, Ports ports) {
        return table;
    }

    /// The way to SQS by which ingest sends.
    default SqsClient sqs(SqsClient sqs) {
        return sqs;
    }

    /// The way by which the redrive sends messages on.
    ///
    /// @param acknowledge deletes a message from its queue
    default DeadLetterSender deadLetterSender(
            DeadLetterSender deadLetters, Consumer<QueuedMessage> acknowledge) {
        return deadLetters;
    }

    /// What Lambda hears of a batch.
    default SQSBatchResponse answer(SQSBatchResponse answer) {
        return answer;
    }
}
