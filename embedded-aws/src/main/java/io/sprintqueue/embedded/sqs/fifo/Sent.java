package io.sprintqueue.embedded.sqs.fifo;

/// The response to a sender. A repeated send gets the same response as the first.
///
/// @param sequence increases in a queue with every message
public record Sent(String id, long sequence) {}
