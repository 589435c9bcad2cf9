package io.sprintqueue.lab.cost;

/// What sync asks of Jira and uses of AWS.
///
/// @param requestsPerSecond as `sync.requestsPerSecond` bounds them
/// @param idsPerRequest of a list of ids; Cloud's, Data Center lists 1,000
/// @param issuesPerRequest of a reading with all fields
/// @param slicesPerDay of all jobs of one site: four of every quarter of an hour, and the others
/// @param requestsOfSlice before and after its work: who is asked, who asks, which fields it sees
/// @param boards whose sprints are listed each quarter of an hour
/// @param openSprints whose members are listed as often
/// @param shareUpdatedPerDay of all issues
/// @param readingsOfUpdate how often reconciliations read one that was updated
/// @param memoryGigabytes of the function
/// @param millisOfInvocation billed where nothing is asked
/// @param invocationsPerDay by the schedule
/// @param writeUnitsOfSlice its lease, its cursor, and the budget of requests
/// @param kilobytesOfIssue that a scan reads: its state, and its events as long as they are kept
public record SyncUsage(
        double requestsPerSecond,
        double idsPerRequest,
        double issuesPerRequest,
        double slicesPerDay,
        double requestsOfSlice,
        double boards,
        double openSprints,
        double shareUpdatedPerDay,
        double readingsOfUpdate,
        double memoryGigabytes,
        double millisOfInvocation,
        double invocationsPerDay,
        double writeUnitsOfSlice,
        double kilobytesOfIssue) {}
