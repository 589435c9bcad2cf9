package io.sprintqueue.embedded.sqs.fifo;

/// What a sender is told. A repeated send is told the same as the first one.
///
/// @param sequence increases in a queue with every message
public record Sent(String id, long sequence) {}
