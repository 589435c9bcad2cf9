/// A FIFO queue of SQS as pure data: time and randomness are arguments, and nothing is written or
/// sent. The local pipeline and the simulation use the same implementation.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.embedded.sqs.fifo;
