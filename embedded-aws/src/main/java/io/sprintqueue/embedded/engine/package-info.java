/// The engines that replace SQS, DynamoDB, S3 and Secrets Manager, each on a loopback port.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.embedded.engine;
