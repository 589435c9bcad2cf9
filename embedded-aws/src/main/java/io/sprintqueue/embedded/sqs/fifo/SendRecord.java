package io.sprintqueue.embedded.sqs.fifo;

/// The record of a send during the deduplication interval.
public record SendRecord(Sent sent, long sentMillis) {}
