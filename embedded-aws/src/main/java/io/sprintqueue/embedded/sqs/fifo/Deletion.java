package io.sprintqueue.embedded.sqs.fifo;

/// How a deletion ends.
public enum Deletion {
    /// Or it was deleted before, which SQS answers alike.
    DELETED,
    /// The visibility timeout is over, or the message was received again since.
    EXPIRED
}
