package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;

import io.sprintqueue.messaging.Received;
import io.sprintqueue.messaging.Resender;
import io.sprintqueue.store.EntityStore;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.util.function.Consumer;

/// A bug that is laid into a world by what stands around the real code; by itself none.
interface Plant {
    Plant NOTHING = new Plant() {};

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
    default Resender resender(Resender resender, Consumer<Received> acknowledge) {
        return resender;
    }

    /// What Lambda hears of a batch.
    default SQSBatchResponse answer(SQSBatchResponse answer) {
        return answer;
    }
}
