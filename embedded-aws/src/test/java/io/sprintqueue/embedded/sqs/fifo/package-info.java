/// A queue against the words of AWS, in time that the tests turn, and against a model of it.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.embedded.sqs.fifo;
