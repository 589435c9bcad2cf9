package io.sprintqueue.processor;

import io.sprintqueue.messaging.LaneMessage;

/// One message of a batch, decoded.
///
/// @param messageId SQS's id of it, by which a failure is reported
public record DecodedMessage(String messageId, LaneMessage message) {}
