/// A FIFO queue of SQS as pure data: time and chance are arguments, and nothing is written or sent.
/// One implementation for the pipeline on one machine and for the simulation of it.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.embedded.sqs.fifo;
