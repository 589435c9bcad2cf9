package io.sprintqueue.cli.cost;

import java.time.LocalDate;

/// A price list, in dollars.
///
/// @param date at which the prices were looked up
public record Prices(
        LocalDate date,
        String region,
        double httpApiMillionRequests,
        double lambdaMillionRequests,
        double lambdaGigabyteSecond,
        double sqsFifoMillionRequests,
        double dynamoMillionWriteUnits,
        double dynamoMillionReadUnits,
        double logGigabyte) {}
