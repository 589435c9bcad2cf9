package io.sprintqueue.lab.cost;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Prices, usage and volumes, as the file `cost.json` has them.
///
/// @param fixed what a month costs whatever is sent, by what it is for
/// @param syncIssues how many issues the sites of the table of sync have
public record CostModel(
        Prices prices,
        Usage usage,
        List<Volume> volumes,
        Map<String, Double> fixed,
        SyncUsage syncUsage,
        List<Long> syncIssues) {
    private static final double MILLION = 1e6;
    private static final double SQS_CHUNK_KILOBYTES = 64;
    private static final double DAYS_OF_MONTH = 30;

    public CostModel {
        volumes = List.copyOf(volumes);
        syncIssues = List.copyOf(syncIssues);
        fixed = new LinkedHashMap<>(fixed);
    }

    /// So many events.
    ///
    /// @param batch how many of them Lambda hands over at once, on average
    public record Volume(long perDay, double batch) {}

    /// The model of the file in the jar.
    public static CostModel read() {
        try (InputStream file = CostModel.class.getResourceAsStream("/cost.json")) {
            JsonNode json =
                    BoundedJson.mapper()
                            .readTree(Objects.requireNonNull(file, "cost.json is in the jar"));
            var fixed = new LinkedHashMap<String, Double>();
            json.path("fixedMonthly")
                    .properties()
                    .forEach(each -> fixed.put(each.getKey(), each.getValue().asDouble()));
            var volumes = new ArrayList<Volume>();
            json.path("volumes")
                    .forEach(each ->
                            volumes.add(
                                    new Volume(
                                            each.path("perDay").asLong(),
                                            each.path("batch").asDouble())));
            var issues = new ArrayList<Long>();
            json.path("sync").path("issues").forEach(each -> issues.add(each.asLong()));
            return new CostModel(
                    prices(json.path("prices")),
                    usage(json.path("usage")),
                    volumes,
                    fixed,
                    syncUsage(json.path("sync")),
                    issues);
        } catch (IOException failed) {
            throw new UncheckedIOException("cost.json cannot be read", failed);
        }
    }

    private static Prices prices(JsonNode json) {
        return new Prices(
                LocalDate.parse(json.path("date").asText()),
                json.path("region").asText(),
                json.path("httpApiMillionRequests").asDouble(),
                json.path("lambdaMillionRequests").asDouble(),
                json.path("lambdaGigabyteSecond").asDouble(),
                json.path("sqsFifoMillionRequests").asDouble(),
                json.path("dynamoMillionWriteUnits").asDouble(),
                json.path("dynamoMillionReadUnits").asDouble(),
                json.path("logGigabyte").asDouble());
    }

    private static Usage usage(JsonNode json) {
        return new Usage(
                json.path("memoryGigabytes").asDouble(),
                json.path("ingestMillis").asDouble(),
                json.path("processorMillis").asDouble(),
                json.path("writeUnitsOfEvent").asDouble(),
                json.path("writeUnitsOfBatch").asDouble(),
                json.path("readUnitsOfEvent").asDouble(),
                json.path("bodyKilobytes").asDouble(),
                json.path("logBytesOfDelivery").asDouble(),
                json.path("logBytesOfEvent").asDouble(),
                json.path("logBytesOfBatch").asDouble());
    }

    private static SyncUsage syncUsage(JsonNode json) {
        return new SyncUsage(
                json.path("requestsPerSecond").asDouble(),
                json.path("idsPerRequest").asDouble(),
                json.path("issuesPerRequest").asDouble(),
                json.path("slicesPerDay").asDouble(),
                json.path("requestsOfSlice").asDouble(),
                json.path("boards").asDouble(),
                json.path("openSprints").asDouble(),
                json.path("shareUpdatedPerDay").asDouble(),
                json.path("readingsOfUpdate").asDouble(),
                json.path("memoryGigabytes").asDouble(),
                json.path("millisOfInvocation").asDouble(),
                json.path("invocationsPerDay").asDouble(),
                json.path("writeUnitsOfSlice").asDouble(),
                json.path("kilobytesOfIssue").asDouble());
    }

    /// What sync costs, whose events come one in a batch and not by way of API Gateway and ingest.
    public SyncCost sync() {
        Map<String, Double> event = ofMillion(new Volume(1, 1));
        double sent =
                totalOfMillion(new Volume(1, 1))
                        - event.getOrDefault("API Gateway", 0.0)
                        - prices.lambdaMillionRequests()
                        - usage.ingestMillis()
                                * usage.memoryGigabytes()
                                * prices.lambdaGigabyteSecond()
                                * MILLION
                                / 1_000;
        return new SyncCost(prices, syncUsage, sent);
    }

    /// What a million events cost in dollars, by what for, each event of another issue.
    public Map<String, Double> ofMillion(Volume volume) {
        double batches = 1 / volume.batch();
        double received =
                Math.ceil(volume.batch() * usage.bodyKilobytes() / SQS_CHUNK_KILOBYTES) * batches;
        double sent = Math.ceil(usage.bodyKilobytes() / SQS_CHUNK_KILOBYTES);
        var dollars = new LinkedHashMap<String, Double>();
        dollars.put("API Gateway", prices.httpApiMillionRequests());
        dollars.put("Lambda, requests", (1 + batches) * prices.lambdaMillionRequests());
        dollars.put(
                "Lambda, time",
                (usage.ingestMillis() + usage.processorMillis() * batches)
                        * usage.memoryGigabytes()
                        * prices.lambdaGigabyteSecond()
                        * MILLION
                        / 1_000);
        dollars.put("SQS", (sent + received + batches) * prices.sqsFifoMillionRequests());
        dollars.put(
                "DynamoDB, writes",
                (usage.writeUnitsOfEvent() + usage.writeUnitsOfBatch() * batches)
                        * prices.dynamoMillionWriteUnits());
        dollars.put("DynamoDB, reads", usage.readUnitsOfEvent() * prices.dynamoMillionReadUnits());
        dollars.put(
                "CloudWatch, logs",
                (usage.logBytesOfDelivery()
                                + usage.logBytesOfEvent()
                                + usage.logBytesOfBatch() * batches)
                        * MILLION
                        / 1e9
                        * prices.logGigabyte());
        return dollars;
    }

    /// All of it.
    public double totalOfMillion(Volume volume) {
        return ofMillion(volume).values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// A month's bill in dollars, with what is fixed.
    public double ofMonth(Volume volume) {
        return totalOfMillion(volume) * volume.perDay() * DAYS_OF_MONTH / MILLION
                + fixed.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
