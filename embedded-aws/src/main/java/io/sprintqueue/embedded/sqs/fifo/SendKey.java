package io.sprintqueue.embedded.sqs.fifo;

/// What two sends have in common if the second is a repetition of the first.
///
/// @param group empty if the deduplication scope is the queue
public record SendKey(String group, String deduplicationId) {}
