package io.sprintqueue.lab.cost;

import java.time.LocalDate;

/// A price list, in dollars.
///
/// @param date of the list, as known then
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
