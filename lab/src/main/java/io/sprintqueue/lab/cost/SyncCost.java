package io.sprintqueue.lab.cost;

/// What sync costs a site of a given size: requests to Jira, time and dollars.
///
/// @param ofMillionEvents dollars for what is sent to the bulk lane, past API Gateway and ingest
public record SyncCost(Prices prices, SyncUsage usage, double ofMillionEvents) {
    private static final double MILLION = 1e6;
    private static final double QUARTERS_OF_DAY = 96;
    private static final double DAYS_OF_MONTH = 30;
    private static final double PARTS_OF_REFRESH = 7;
    private static final double KILOBYTES_OF_READ_UNIT = 4;

    /// How many requests a fill takes.
    public double requestsOfFill(double issues) {
        return requestsOfIds(issues) + requestsOfReading(issues);
    }

    /// How long a fill takes at least, with nothing else to do.
    public double minutesOfFill(double issues) {
        return requestsOfFill(issues) / usage.requestsPerSecond() / 60;
    }

    /// What a fill costs where every issue is new.
    public double dollarsOfFill(double issues) {
        return issues * ofMillionEvents / MILLION
                + dollarsOfWaiting(requestsOfFill(issues))
                + dollarsOfReading(issues);
    }

    /// How many requests all jobs but the fill take in a day.
    public double requestsOfDay(double issues) {
        double updated = issues * usage.shareUpdatedPerDay() * usage.readingsOfUpdate();
        return usage.slicesPerDay() * usage.requestsOfSlice()
                + (usage.boards() + usage.openSprints()) * QUARTERS_OF_DAY
                + requestsOfReading(updated)
                + requestsOfIds(issues)
                + requestsOfReading(issues / PARTS_OF_REFRESH);
    }

    /// What all jobs but the fill cost in a month where nothing differs.
    public double dollarsOfMonth(double issues) {
        double updated = issues * usage.shareUpdatedPerDay() * usage.readingsOfUpdate();
        double day =
                dollarsOfWaiting(requestsOfDay(issues))
                        + usage.invocationsPerDay() * dollarsOfMillis(usage.millisOfInvocation())
                        + usage.invocationsPerDay() * prices.lambdaMillionRequests() / MILLION
                        + dollarsOfReading(updated + issues / PARTS_OF_REFRESH)
                        + 2 * dollarsOfScan(issues)
                        + dollarsOfNotes(issues);
        return day * DAYS_OF_MONTH;
    }

    private double requestsOfIds(double issues) {
        return Math.ceil(issues / usage.idsPerRequest());
    }

    private double requestsOfReading(double issues) {
        return Math.ceil(issues / usage.issuesPerRequest());
    }

    /// The function waits for its budget of requests, and is billed for that.
    private double dollarsOfWaiting(double requests) {
        return dollarsOfMillis(requests / usage.requestsPerSecond() * 1_000);
    }

    private double dollarsOfMillis(double millis) {
        return millis / 1_000 * usage.memoryGigabytes() * prices.lambdaGigabyteSecond();
    }

    /// Each issue is compared with what is held, read consistently.
    private double dollarsOfReading(double issues) {
        return issues * prices.dynamoMillionReadUnits() / MILLION;
    }

    /// A scan reads all that is kept, at half the price of a consistent read.
    private double dollarsOfScan(double issues) {
        double units = issues * usage.kilobytesOfIssue() / KILOBYTES_OF_READ_UNIT / 2;
        return units * prices.dynamoMillionReadUnits() / MILLION;
    }

    /// Leases, cursors and budgets, and a census' note for each chunk of ids, put and removed.
    private double dollarsOfNotes(double issues) {
        double units =
                usage.slicesPerDay() * usage.writeUnitsOfSlice()
                        + 2 * requestsOfReading(issues)
                        + requestsOfDay(issues) / 10;
        return units * prices.dynamoMillionWriteUnits() / MILLION;
    }
}
