package io.sprintqueue.ingest;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.ingest.ReceiveResult.Accepted;
import io.sprintqueue.ingest.ReceiveResult.Malformed;
import io.sprintqueue.ingest.ReceiveResult.RefusedUserAgent;
import io.sprintqueue.ingest.ReceiveResult.TooLarge;
import io.sprintqueue.ingest.ReceiveResult.Unavailable;
import io.sprintqueue.ingest.ReceiveResult.Unsigned;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Logs one line for each delivery: its result and how to find it again. The line of an accepted
/// one is for debugging, because its metrics line names it too.
///
/// Deliveries that anyone can send without a secret cause only occasional warnings, because every
/// line costs money: the metric `rejected` counts each. Their other lines are for debugging too.
final class ReceiveLog {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveLog.class);

    private static final NowAndThen WITHOUT_A_SECRET = new NowAndThen();

    private ReceiveLog() {}

    /// @param siteName of any shape; one that no site could have is not written
    static void write(String siteName, ReceiveResult result) {
        Object site = entry("site", Site.named(siteName).map(Site::name).orElse("invalid"));
        switch (result) {
            case Accepted(var eventId, var lane) ->
                    LOG.debug(
                            "queued",
                            site,
                            entry("eventId", eventId.toString()),
                            entry("lane", lane.toString()));
            case Unsigned(var bodyHash) ->
                    rejectedUnread("unsigned", site, entry("bodyHash", bodyHash));
            case TooLarge(int sizeBytes, int limitBytes) ->
                    rejectedUnread(
                            "too large",
                            site,
                            entry("sizeBytes", sizeBytes),
                            entry("limitBytes", limitBytes));
            case Malformed(var reason, var bodyHash) ->
                    rejected("malformed: " + reason, site, entry("bodyHash", bodyHash));
            case RefusedUserAgent(var bodyHash) ->
                    rejected("user agent", site, entry("bodyHash", bodyHash));
            case Unavailable(var cause, var failure) ->
                    LOG.error(
                            "not accepted, to be sent again",
                            site,
                            entry("reason", cause.toString()),
                            Failures.harmless(failure));
        }
    }

    private static void rejectedUnread(String reason, Object... arguments) {
        rejected(WITHOUT_A_SECRET.isDue() ? Level.WARN : Level.DEBUG, reason, arguments);
    }

    private static void rejected(String reason, Object... arguments) {
        rejected(Level.WARN, reason, arguments);
    }

    private static void rejected(Level level, String reason, Object... arguments) {
        var all = new Object[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = entry("reason", reason);
        LOG.atLevel(level).log("rejected", all);
    }
}
