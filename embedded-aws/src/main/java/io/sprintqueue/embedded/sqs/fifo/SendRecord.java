package io.sprintqueue.embedded.sqs.fifo;

/// What is remembered of a send for the deduplication interval.
public record SendRecord(Sent sent, long sentMillis) {}
