package io.sprintqueue.lab.cost;

/// What deliveries and batches use of AWS.
///
/// @param memoryGigabytes of both functions
/// @param ingestMillis billed for a delivery
/// @param processorMillis billed for a batch, whose groups are worked on in parallel
/// @param writeUnitsOfEvent for an event that shares its issue with no other: its record, the
///     state, the indexes
/// @param writeUnitsOfBatch of the statistics
/// @param readUnitsOfEvent of the state and of the record that may be there
/// @param bodyKilobytes of a message; SQS counts each 64 kB of a request as one
/// @param logBytesOfDelivery by API Gateway and ingest
/// @param logBytesOfEvent by the processor for each event of a batch
/// @param logBytesOfBatch by the processor for a batch, whatever is in it
public record Usage(
        double memoryGigabytes,
        double ingestMillis,
        double processorMillis,
        double writeUnitsOfEvent,
        double writeUnitsOfBatch,
        double readUnitsOfEvent,
        double bodyKilobytes,
        double logBytesOfDelivery,
        double logBytesOfEvent,
        double logBytesOfBatch) {}
