/// The lanes: how an event and its body travel through SQS, and where a large body is stored.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lanes;
