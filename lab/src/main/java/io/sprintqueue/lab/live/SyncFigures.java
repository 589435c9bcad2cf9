package io.sprintqueue.lab.live;

import com.fasterxml.jackson.databind.JsonNode;

/// What sync measures of itself.
///
/// @param judged changes of which it judged whether a webhook told of them
/// @param told those of them that one told of
/// @param sampled issues that it compared by chance
/// @param disagreed those of them that differed twice
public record SyncFigures(long judged, long told, long sampled, long disagreed) {
    private static final double HUNDRED = 100;

    /// As the API says it; nothing is measured before the first run.
    static SyncFigures of(JsonNode standing) {
        JsonNode completeness = standing.path("completeness");
        JsonNode agreement = standing.path("agreement");
        long sampled = agreement.path("sampled").asLong();
        return new SyncFigures(
                completeness.path("judged").asLong(),
                completeness.path("told").asLong(),
                sampled,
                sampled - agreement.path("agreeing").asLong());
    }

    /// How many of a hundred changes a webhook told of, as sync judges.
    public double completeness() {
        return percent(told, judged);
    }

    /// How many of a hundred issues agree.
    public double agreement() {
        return percent(sampled - disagreed, sampled);
    }

    /// All of nothing is a hundred percent.
    static double percent(long part, long whole) {
        return whole == 0 ? HUNDRED : HUNDRED * part / whole;
    }
}
