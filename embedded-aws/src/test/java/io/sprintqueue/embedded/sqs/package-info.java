/// What a queue does over the wire, tested on ours and on others that replace AWS.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.embedded.sqs;
