package io.sprintqueue.processor;

import io.sprintqueue.core.outcome.FetchRequest;
import io.sprintqueue.messaging.FetchMessage;
import io.sprintqueue.messaging.FetchQueue;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks sync for the issues of which a batch tells that something happened, and not what: each at
/// most once in five minutes, as far as this process remembers.
final class FetchReporter implements BatchReporter {
    /// Whoever writes a comment writes another one soon.
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

    private static final int REMEMBERED_MAX = 10_000;

    private final FetchQueue queue;

    /// When each was asked for, the longest ago first.
    private final Map<Issue, Instant> asked =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Issue, Instant> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };

    private record Issue(String site, String id) {}

    FetchReporter(FetchQueue queue) {
        this.queue = queue;
    }

    @Override
    public synchronized void report(BatchReport batch) {
        var messages = new LinkedHashMap<Issue, FetchMessage>();
        for (Result result : batch.results()) {
            if (result instanceof Result.Settled settled) {
                for (FetchRequest request : settled.remarks().fetches()) {
                    var message = new FetchMessage(settled.envelope().site(), request);
                    messages.put(issue(message), message);
                }
            }
        }
        messages.keySet().removeIf(issue -> wasAskedFor(issue, batch.now()));
        if (!messages.isEmpty()) {
            queue.send(List.copyOf(messages.values()));
            remember(messages, batch.now());
        }
    }

    private static Issue issue(FetchMessage message) {
        return new Issue(message.site().name(), message.request().issueId());
    }

    private boolean wasAskedFor(Issue issue, Instant now) {
        Instant last = asked.get(issue);
        return last != null && now.isBefore(last.plus(AGAIN_AFTER));
    }

    private void remember(Map<Issue, FetchMessage> messages, Instant now) {
        for (Issue issue : messages.keySet()) {
            asked.remove(issue);
            asked.put(issue, now);
        }
    }
}
