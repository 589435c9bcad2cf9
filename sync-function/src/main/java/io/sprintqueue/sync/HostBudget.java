package io.sprintqueue.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.RequestBudget;
import io.sprintqueue.jira.TokenBucket;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.Cells.Cell;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/// The requests that one Jira host may be sent, shared by all that ask it: the bucket is a cell,
/// and a few requests at once are taken out of it by one conditional write.
final class HostBudget implements RequestBudget {
    private static final String GROUP = "budgets";
    private static final int CHUNK = 10;
    private static final int ATTEMPTS_MAX = 20;

    /// Whoever waits may lose what it waited for to another one, and waits again: its slice ends
    /// long before this.
    private static final int TRIES_MAX = 10_000;

    private final Cells cells;
    private final String host;
    private final Rate rate;
    private final InstantSource clock;
    private final Instant deadline;
    private final Waiting waiting;
    private final Tally tally;
    private int taken;
    private double lastGranted;

    /// One request is kept for the end, where Jira is asked once more who reads.
    private boolean kept;

    private boolean refused;

    /// How fast a host may be asked.
    record Rate(double perSecond, int burst) {}

    /// Waits.
    @FunctionalInterface
    interface Waiting {
        void pause(Duration time);
    }

    /// @param deadline nothing is waited for that comes later
    /// @param tally counts the requests, and how often Jira said that there were too many
    HostBudget(
            Cells cells,
            String host,
            Rate rate,
            InstantSource clock,
            Instant deadline,
            Waiting waiting,
            Tally tally) {
        this.cells = cells;
        this.host = host;
        this.rate = rate;
        this.clock = clock;
        this.deadline = deadline;
        this.waiting = waiting;
        this.tally = tally;
    }

    /// Where none is left, that is said once; whoever asks after that gets the one that is kept.
    ///
    /// What was taken at once and not used is let go of with this object: a little less is asked
    /// than might be, and never more.
    @Override
    public synchronized void take() {
        for (int attempt = 0; taken == 0; attempt++) {
            if (attempt == TRIES_MAX) {
                throw limited("the budget of " + host + " is contended");
            }
            refill();
        }
        taken--;
        tally.add(Counted.REQUESTS, 1);
    }

    private void refill() {
        Cell cell = cells.read(GROUP, host);
        Instant now = clock.instant();
        TokenBucket bucket = decode(cell.text(), now);
        int available = Math.min(bucket.available(now), CHUNK);
        if (available > 0) {
            if (cells.write(GROUP, cell.with(encode(bucket.take(available, now))))) {
                taken = available;
                keepOne();
            }
            return;
        }
        Duration wait = bucket.untilNext(now);
        if (!now.plus(wait).isAfter(deadline)) {
            waiting.pause(wait);
        } else if (refused && kept && !now.isBefore(bucket.notBefore())) {
            kept = false;
            taken = 1;
        } else {
            refused = true;
            throw new JiraException(
                    JiraException.Kind.OUT_OF_TIME,
                    "no request is left for " + host + " within this slice");
        }
    }

    private void keepOne() {
        if (!kept && !refused) {
            kept = true;
            taken--;
        }
    }

    private static JiraException limited(String why) {
        return new JiraException(JiraException.Kind.LIMITED, why);
    }

    @Override
    public synchronized void pauseUntil(Instant time) {
        taken = 0;
        kept = false;
        tally.add(Counted.REFUSED, 1);
        change(bucket -> bucket.pauseUntil(time));
    }

    @Override
    public synchronized void granted(double perSecond) {
        if (perSecond != lastGranted) {
            lastGranted = perSecond;
            change(bucket -> {
                Instant now = clock.instant();
                return bucket.refilling(rate.perSecond(), now).granted(perSecond, now);
            });
        }
    }

    private void change(UnaryOperator<TokenBucket> change) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Cell cell = cells.read(GROUP, host);
            TokenBucket bucket = decode(cell.text(), clock.instant());
            if (cells.write(GROUP, cell.with(encode(change.apply(bucket))))) {
                return;
            }
        }
        throw limited("the budget of " + host + " is contended");
    }

    private static String encode(TokenBucket bucket) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("perSecond", bucket.perSecond())
                .put("tokens", bucket.tokens())
                .put("at", bucket.at().toString())
                .put("notBefore", bucket.notBefore().toString())
                .toString();
    }

    private TokenBucket decode(String text, Instant now) {
        if (text.isEmpty()) {
            return TokenBucket.full(rate.perSecond(), rate.burst(), now);
        }
        try {
            JsonNode json = BoundedJson.mapper().readTree(text);
            return new TokenBucket(
                    Math.min(rate.perSecond(), json.path("perSecond").asDouble()),
                    rate.burst(),
                    json.path("tokens").asDouble(),
                    Instant.parse(json.path("at").asText()),
                    Instant.parse(json.path("notBefore").asText()));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a budget is " + BoundedJson.problem(damaged), damaged);
        }
    }
}
