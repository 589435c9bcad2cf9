/// What a queue does over the wire, asked of ours and of others that stand in for AWS.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.embedded.sqs;
