package io.sprintqueue.jira.doctor;

import static io.sprintqueue.jira.doctor.Finding.ok;
import static io.sprintqueue.jira.doctor.Finding.unknown;
import static io.sprintqueue.jira.doctor.Finding.warning;
import static io.sprintqueue.jira.doctor.Finding.wrong;

import io.sprintqueue.jira.Account;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.jira.ServerInfo;
import io.sprintqueue.jira.doctor.Finding.Verdict;
import io.sprintqueue.jira.doctor.Seen.Known;
import io.sprintqueue.jira.doctor.Seen.NotAsked;
import io.sprintqueue.jira.doctor.Seen.Refused;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whether Jira can be asked at all, and with this token.
final class SiteChecks {
    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration VERY_SOON = Duration.ofDays(7);
    private static final Duration CLOCKS_MAX = Duration.ofMinutes(1);
    private static final double PERCENT = 100;
    private static final double LEFT_MIN = 0.2;
    private static final String SITE = "the site did not answer";

    private SiteChecks() {}

    static Finding reachable(Facts facts) {
        URI url = facts.ours().credentials().url();
        return switch (facts.reader().server()) {
            case Known<ServerInfo>(ServerInfo server) ->
                    ok(
                            Check.REACHABLE,
                            "%s answers, %s %s"
                                    .formatted(
                                            url,
                                            server.isCloud() ? "Cloud" : "Data Center",
                                            server.version()));
            case Refused<ServerInfo>(Kind kind, String message) ->
                    switch (kind) {
                        case UNTRUSTED, CREDENTIALS, LIMITED ->
                                ok(Check.REACHABLE, url + " answers");
                        case OUT_OF_TIME -> unknown(Check.REACHABLE, message);
                        case AWAY, REFUSED, UNEXPECTED ->
                                wrong(
                                        Check.REACHABLE,
                                        message,
                                        "is %s Jira's address, with its context path, and does the"
                                                        .formatted(url)
                                                + " network let this machine reach it?");
                    };
            case NotAsked<ServerInfo>(String why) -> unknown(Check.REACHABLE, why);
        };
    }

    static Finding certificate(Facts facts) {
        return switch (facts.reader().server()) {
            case Refused<ServerInfo>(Kind kind, String message) ->
                    switch (kind) {
                        case UNTRUSTED ->
                                wrong(
                                        Check.CERTIFICATE,
                                        message,
                                        "Jira's certificate must be one that Java trusts, and the"
                                                + " port one of https");
                        case AWAY, OUT_OF_TIME -> unknown(Check.CERTIFICATE, SITE);
                        case CREDENTIALS, LIMITED, REFUSED, UNEXPECTED -> trusted(facts);
                    };
            case Known<ServerInfo> _ -> trusted(facts);
            case NotAsked<ServerInfo>(String why) -> unknown(Check.CERTIFICATE, why);
        };
    }

    private static Finding trusted(Facts facts) {
        boolean secure = facts.ours().credentials().url().getScheme().equals("https");
        return ok(Check.CERTIFICATE, secure ? "is trusted" : "none is needed on loopback");
    }

    /// A scoped token that the site itself refuses is a good one in the wrong place.
    static Finding kind(Facts facts) {
        JiraCredentials credentials = facts.ours().credentials();
        if (facts.reader().scoped().known().orElse(false)) {
            return wrong(
                    Check.KIND,
                    "the token has scopes, and its kind is " + credentials.kind(),
                    "set kind to scoped, and url to "
                            + facts.reader().gateway().known().map(URI::toString).orElse(""));
        }
        return facts.reader()
                .server()
                .known()
                .map(server -> {
                    boolean pat = credentials.kind() == JiraCredentials.Kind.PAT;
                    return pat == server.isCloud()
                            ? wrong(
                                    Check.KIND,
                                    "its kind is %s, and this is %s"
                                            .formatted(
                                                    credentials.kind(),
                                                    server.isCloud() ? "Cloud" : "Data Center"),
                                    server.isCloud()
                                            ? "set kind to token, and email to the account's"
                                            : "set kind to pat")
                            : ok(Check.KIND, credentials.kind().toString());
                })
                .orElseGet(() -> unknown(Check.KIND, SITE));
    }

    static Finding cloudId(Facts facts) {
        URI url = facts.ours().credentials().url();
        if (!JiraCredentials.isGateway(url)) {
            return ok(Check.CLOUD_ID, "none is needed");
        }
        return switch (facts.reader().gateway()) {
            case Known<URI>(URI gateway) ->
                    gateway.getPath().equals(url.getPath().replaceFirst("/$", ""))
                            ? ok(Check.CLOUD_ID, "is the site's")
                            : wrong(
                                    Check.CLOUD_ID,
                                    "the url has another site's id",
                                    "set url to " + gateway);
            case Refused<URI>(_, String message) -> unknown(Check.CLOUD_ID, message);
            case NotAsked<URI>(String why) -> unknown(Check.CLOUD_ID, why);
        };
    }

    static Finding token(Facts facts) {
        return switch (facts.reader().account()) {
            case Known<Account> _ -> ok(Check.TOKEN, "is accepted");
            case Refused<Account>(Kind kind, String message) ->
                    kind == Kind.CREDENTIALS
                            ? refused(facts, message)
                            : unknown(Check.TOKEN, message);
            case NotAsked<Account>(String why) -> unknown(Check.TOKEN, why);
        };
    }

    /// A good token in the wrong place is refused, too.
    private static Finding refused(Facts facts, String message) {
        for (Finding place : List.of(kind(facts), cloudId(facts))) {
            if (place.verdict() == Verdict.WRONG) {
                return unknown(Check.TOKEN, "see " + place.check());
            }
        }
        return wrong(
                Check.TOKEN,
                message,
                "make a new token for the account and store it; is the email its owner's?");
    }

    static Finding tokenEnd(Facts facts) {
        Instant end = facts.ours().credentials().expiresAt();
        if (end == null) {
            return ok(Check.TOKEN_END, "is not told; write expiresAt to be warned");
        }
        Duration left = Duration.between(facts.ours().now(), end);
        String seen = (left.isNegative() ? "the token ended on " : "the token ends on ") + end;
        String fix = "make a new token, store it, and write its end to expiresAt";
        if (left.compareTo(VERY_SOON) < 0) {
            return wrong(Check.TOKEN_END, seen, fix);
        }
        return left.compareTo(SOON) < 0
                ? warning(Check.TOKEN_END, seen, fix)
                : ok(Check.TOKEN_END, seen);
    }

    static Finding clock(Facts facts) {
        return switch (facts.reader().ahead()) {
            case Known<Duration>(Duration ahead) ->
                    ahead.abs().compareTo(CLOCKS_MAX) <= 0
                            ? ok(Check.CLOCK, "agrees with ours")
                            : wrong(
                                    Check.CLOCK,
                                    "Jira's clock is %d seconds %s ours"
                                            .formatted(
                                                    ahead.abs().toSeconds(),
                                                    ahead.isNegative() ? "behind" : "ahead of"),
                                    "let both machines ask a time server");
            case Refused<Duration> _ -> unknown(Check.CLOCK, SITE);
            case NotAsked<Duration>(String why) -> unknown(Check.CLOCK, why);
        };
    }

    static Finding rateLimit(Facts facts) {
        double left = facts.reader().rateLeft();
        String seen = "%.0f %% of Jira's limit is left".formatted(left * PERCENT);
        return left < LEFT_MIN
                ? wrong(
                        Check.RATE_LIMIT,
                        seen,
                        "lower sync.requestsPerSecond, or find who else asks this Jira so often")
                : ok(Check.RATE_LIMIT, seen);
    }
}
