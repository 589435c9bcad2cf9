/// Messages: how an event and its body travel through the lanes in SQS, and where a large body
/// waits.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.messaging;
