/// The whole pipeline in virtual time: the real functions on models of SQS, DynamoDB, S3 and Jira.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.simulation;
