package io.sprintqueue.embedded.sqs.fifo;

/// Names one receive of one message of a queue.
///
/// @param sequence the message's
/// @param receive its receive count
public record Receipt(long sequence, int receive) {}
