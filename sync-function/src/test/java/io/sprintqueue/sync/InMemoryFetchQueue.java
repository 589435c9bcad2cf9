package io.sprintqueue.sync;

import io.sprintqueue.messaging.FetchMessage;
import io.sprintqueue.messaging.FetchQueue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A fetch queue in memory. What was received is hidden until [#show()].
final class InMemoryFetchQueue implements FetchQueue {
    private static final int BATCH = 3;

    private final Map<String, FetchMessage> kept = new LinkedHashMap<>();
    private final List<String> hidden = new ArrayList<>();
    private int sent;

    @Override
    public void send(List<FetchMessage> messages) {
        messages.forEach(message -> kept.put("receipt " + ++sent, message));
    }

    @Override
    public List<Received> receive() {
        List<Received> received =
                kept.entrySet().stream()
                        .filter(entry -> !hidden.contains(entry.getKey()))
                        .limit(BATCH)
                        .map(entry -> new Received(entry.getValue(), entry.getKey()))
                        .toList();
        received.forEach(each -> hidden.add(each.receipt()));
        return received;
    }

    @Override
    public void settle(List<Received> received) {
        received.forEach(each -> kept.remove(each.receipt()));
    }

    /// The visibility timeout is over.
    void show() {
        hidden.clear();
    }

    /// The ids of the issues that are still asked for.
    List<String> left() {
        return kept.values().stream().map(message -> message.request().issueId()).toList();
    }
}
