/// SQS in this process: queues that many callers share, AWS's JSON protocol in front of them, and a
/// directory behind them where they are to be kept.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.embedded.sqs;
