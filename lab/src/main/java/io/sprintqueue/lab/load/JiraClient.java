package io.sprintqueue.lab.load;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Delivers as Jira does: without a response, or after a 408, 409, 425, 429 or 5xx, it retries
/// after a pause, up to five times. Any other status is final. It has no more in flight than Jira
/// has; behind a slow receiver, deliveries wait at the sender.
public final class JiraClient {
    private static final Logger LOG = LoggerFactory.getLogger(JiraClient.class);
    private static final int RETRIES_MAX = 5;

    /// In flight at once for each site; of the Primary flow and of the Secondary one.
    private static final int PRIMARY_MAX = 20;

    private static final int SECONDARY_MAX = 10;

    private final WebhookSender sender;
    private final SiteSecrets secrets;
    private final Duration pause;
    private final Map<Site, Semaphore> primary = new ConcurrentHashMap<>();
    private final Map<Site, Semaphore> secondary = new ConcurrentHashMap<>();

    /// A client.
    ///
    /// @param pause what Jira's 5 to 15 minutes between two tries are shortened to, on average
    public JiraClient(WebhookSender sender, SiteSecrets secrets, Duration pause) {
        this.sender = sender;
        this.secrets = secrets;
        this.pause = pause;
    }

    /// How a delivery went.
    public sealed interface Result {
        /// How often it was sent again.
        int retries();

        /// Answered 202.
        record Accepted(EventId event, int retries) implements Result {}

        /// All tries failed. Whether the event was accepted is unknown.
        record GivenUp(int retries) implements Result {}

        /// An answer that Jira takes as final, with which the event is gone.
        record Refused(int status, int retries) implements Result {}
    }

    /// Delivers, and sends again where it must, until there is a result.
    public Result deliver(Delivery delivery) {
        String identifier = UUID.randomUUID().toString();
        for (int retry = 0; retry <= RETRIES_MAX; retry++) {
            if (retry > 0) {
                pauseBeforeRetry();
            }
            Optional<HttpAnswer> answer = send(delivery, identifier, retry);
            if (answer.isPresent() && isFinal(answer.get().status())) {
                return result(answer.get(), retry);
            }
        }
        return new Result.GivenUp(RETRIES_MAX);
    }

    private Optional<HttpAnswer> send(Delivery delivery, String identifier, int retry) {
        var labels =
                new WebhookSender.Labels(
                        identifier, delivery.bulk() ? "Secondary" : "Primary", retry);
        Semaphore room = room(delivery);
        room.acquireUninterruptibly();
        try {
            return Optional.of(
                    sender.send(
                            delivery.site(),
                            delivery.body(),
                            secrets.of(delivery.site()).getFirst(),
                            labels));
        } catch (UncheckedIOException unanswered) {
            LOG.debug("no answer", unanswered);
            return Optional.empty();
        } finally {
            room.release();
        }
    }

    private Semaphore room(Delivery delivery) {
        return delivery.bulk()
                ? secondary.computeIfAbsent(delivery.site(), _ -> new Semaphore(SECONDARY_MAX))
                : primary.computeIfAbsent(delivery.site(), _ -> new Semaphore(PRIMARY_MAX));
    }

    private static boolean isFinal(int status) {
        return switch (status) {
            case 408, 409, 425, 429 -> false;
            default -> status < 500;
        };
    }

    private static Result result(HttpAnswer answer, int retries) {
        Optional<EventId> event = EventId.parse(answer.body().path("eventId").asText());
        return answer.status() == 202 && event.isPresent()
                ? new Result.Accepted(event.get(), retries)
                : new Result.Refused(answer.status(), retries);
    }

    private void pauseBeforeRetry() {
        long half = pause.toNanos() / 2;
        LockSupport.parkNanos(half + ThreadLocalRandom.current().nextLong(2 * half + 1));
    }
}
