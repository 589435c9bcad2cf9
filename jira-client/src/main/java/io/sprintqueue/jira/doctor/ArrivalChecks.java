package io.sprintqueue.jira.doctor;

import static io.sprintqueue.jira.doctor.Finding.ok;
import static io.sprintqueue.jira.doctor.Finding.unknown;
import static io.sprintqueue.jira.doctor.Finding.wrong;

import io.sprintqueue.jira.doctor.Facts.Arrivals;
import io.sprintqueue.jira.doctor.Seen.Known;
import io.sprintqueue.jira.doctor.Seen.NotAsked;
import io.sprintqueue.jira.doctor.Seen.Refused;

import java.util.function.Function;

/// Whether what Jira delivers arrives.
final class ArrivalChecks {
    private ArrivalChecks() {}

    /// A quiet Jira proves nothing, one that changes and tells of no change does.
    static Finding deliveries(Facts facts) {
        if (!facts.admin().signs().known().orElse(true)) {
            return ok(Check.DELIVERIES, "none are expected of this version of Jira");
        }
        return judged(
                facts,
                Check.DELIVERIES,
                arrivals -> {
                    if (arrivals.changes() == 0) {
                        return ok(
                                Check.DELIVERIES,
                                "nothing was changed in Jira for " + facts.ours().quiet());
                    }
                    return arrivals.told() > 0
                            ? ok(Check.DELIVERIES, "the last came at " + arrivals.lastTold())
                            : wrong(
                                    Check.DELIVERIES,
                                    "%d issues were changed in Jira, and no webhook told of any"
                                            .formatted(arrivals.changes()),
                                    "look at the webhook checks; does Jira's network reach the"
                                            + " webhook's URL?");
                });
    }

    static Finding signatures(Facts facts) {
        return judged(
                facts,
                Check.SIGNATURES,
                arrivals ->
                        arrivals.badSignatures() == 0
                                ? ok(Check.SIGNATURES, "none was wrong in the last hour")
                                : wrong(
                                        Check.SIGNATURES,
                                        "%d deliveries of the last hour had a wrong signature"
                                                .formatted(arrivals.badSignatures()),
                                        "the secret in Jira and ours differ: run setup with"
                                                + " --set-secret"));
    }

    private static Finding judged(Facts facts, Check check, Function<Arrivals, Finding> judgement) {
        return switch (facts.arrivals()) {
            case Known<Arrivals>(Arrivals arrivals) -> judgement.apply(arrivals);
            case Refused<Arrivals>(_, String message) -> unknown(check, message);
            case NotAsked<Arrivals>(String why) -> unknown(check, why);
        };
    }
}
