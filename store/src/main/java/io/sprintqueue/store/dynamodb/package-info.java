/// The queue table in DynamoDB: its keys, codecs, transactions and reads.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.store.dynamodb;
