package io.sprintqueue.embedded.engine;

import software.amazon.dynamodb.services.dataMembers.RequestData;
import software.amazon.dynamodb.services.dataMembers.ResponseData;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// DynamoDB Local's answers to HTTP.
///
/// Its constructor empties and refills the maps of operations, which are static and not guarded:
/// calls to another engine meanwhile are answered 500 or 400, and two constructors at the same time
/// may lose an operation for all engines, until the next is made. So each is made alone.
final class DynamoDbCalls extends LocalDynamoDBServerHandler {
    /// Fair, so that neither calls nor starts wait for long.
    private static final ReadWriteLock OPERATIONS = new ReentrantReadWriteLock(true);

    private DynamoDbCalls(DynamoDBRequestHandler requests) {
        super(requests, null);
    }

    /// Made while no call is answered.
    static DynamoDbCalls to(DynamoDBRequestHandler requests) {
        var alone = OPERATIONS.writeLock();
        alone.lock();
        try {
            return new DynamoDbCalls(requests);
        } finally {
            alone.unlock();
        }
    }

    /// Called once the request's body is read: a slow client delays no other.
    @Override
    protected void packageDynamoDBResponse(RequestData request, ResponseData response) {
        var together = OPERATIONS.readLock();
        together.lock();
        try {
            super.packageDynamoDBResponse(request, response);
        } finally {
            together.unlock();
        }
    }
}
