package io.sprintqueue.simulation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A FIFO queue of SQS: groups that give nothing while a message of theirs is in flight, visibility
/// and receive counts, deduplication for five minutes, and the move to a dead-letter queue.
final class FifoQueue {
    static final long VISIBILITY_MILLIS = Duration.ofSeconds(60).toMillis();
    private static final long DEDUPLICATION_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final int BATCH_MAX = 10;
    private static final int RECEIVES_MAX = 5;

    private final String name;
    private final Agenda agenda;
    private final Choices choices;
    private final @Nullable FifoQueue deadLetters;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Long> sentMillis = new HashMap<>();
    private @Nullable Runnable listener;
    private int ids;
    private int moved;

    FifoQueue(String name, Agenda agenda, Choices choices, @Nullable FifoQueue deadLetters) {
        this.name = name;
        this.agenda = agenda;
        this.choices = choices;
        this.deadLetters = deadLetters;
    }

    /// A message that stands in the queue.
    private static final class Message {
        final String id;
        final String group;
        final String body;
        final Map<String, String> attributes;
        int receives;
        long visibleMillis;
        String receipt = "";

        Message(String id, String group, String body, Map<String, String> attributes) {
            this.id = id;
            this.group = group;
            this.body = body;
            this.attributes = attributes;
        }
    }

    /// A message as a consumer gets it.
    record Received(
            String id,
            String receipt,
            String group,
            String body,
            Map<String, String> attributes,
            int receives) {}

    String name() {
        return name;
    }

    /// Tells, from now on, when there may be something to receive.
    void whenReceivable(Runnable told) {
        listener = told;
    }

    private void tell() {
        if (listener != null) {
            listener.run();
        }
    }

    void send(String group, String deduplicationId, String body, Map<String, String> attributes) {
        // The deduplication scope of the lanes is the message group.
        String once = group + "/" + deduplicationId;
        Long before = sentMillis.get(once);
        if (before != null && agenda.millis() - before < DEDUPLICATION_MILLIS) {
            return;
        }
        sentMillis.put(once, agenda.millis());
        add(new Message(nextId(), group, body, attributes));
    }

    private String nextId() {
        return name + "-" + ++ids;
    }

    private void add(Message message) {
        messages.add(message);
        tell();
    }

    /// Some of what can be received: of any groups, of each from its first message on.
    List<Received> receive() {
        moveTheSpent();
        Map<String, List<Message>> open = openGroups();
        var received = new ArrayList<Received>();
        boolean more = !open.isEmpty();
        while (more) {
            String group = choices.of(List.copyOf(open.keySet()));
            List<Message> waiting = Objects.requireNonNull(open.remove(group));
            int most = Math.min(waiting.size(), BATCH_MAX - received.size());
            waiting.subList(0, choices.between(1, most))
                    .forEach(message -> received.add(taken(message)));
            more = received.size() < BATCH_MAX && !open.isEmpty() && !choices.oneIn(4);
        }
        return received;
    }

    private Received taken(Message message) {
        message.receives++;
        message.receipt = message.id + "#" + message.receives;
        show(message, agenda.millis() + VISIBILITY_MILLIS);
        return new Received(
                message.id,
                message.receipt,
                message.group,
                message.body,
                message.attributes,
                message.receives);
    }

    private void show(Message message, long timeMillis) {
        message.visibleMillis = timeMillis;
        if (listener != null) {
            agenda.at(timeMillis, listener);
        }
    }

    private Map<String, List<Message>> openGroups() {
        Set<String> closed = new HashSet<>();
        for (Message message : messages) {
            if (isInFlight(message)) {
                closed.add(message.group);
            }
        }
        var open = new LinkedHashMap<String, List<Message>>();
        for (Message message : messages) {
            if (!closed.contains(message.group)) {
                open.computeIfAbsent(message.group, _ -> new ArrayList<>()).add(message);
            }
        }
        return open;
    }

    private boolean isInFlight(Message message) {
        return message.visibleMillis > agenda.millis();
    }

    /// What was received too often leaves for the dead-letter queue, under a new id by which it is
    /// known from then on.
    private void moveTheSpent() {
        if (deadLetters == null) {
            return;
        }
        for (Message message : List.copyOf(messages)) {
            if (message.receives >= RECEIVES_MAX && !isInFlight(message)) {
                messages.remove(message);
                deadLetters.moveIn(message);
            }
        }
    }

    private void moveIn(Message message) {
        moved++;
        String id = nextId();
        sentMillis.put(id, agenda.millis());
        var moved = new Message(id, message.group, message.body, message.attributes);
        moved.receives = choices.below(RECEIVES_MAX);
        add(moved);
    }

    /// Deletes the message, unless it was received again since.
    void delete(String receipt) {
        if (messages.removeIf(message -> message.receipt.equals(receipt))) {
            tell();
        }
    }

    /// Shows the message again in so long, unless it was received again since.
    void changeVisibility(String receipt, long delayMillis) {
        for (Message message : messages) {
            if (message.receipt.equals(receipt) && isInFlight(message)) {
                show(message, agenda.millis() + delayMillis);
            }
        }
    }

    /// How many messages came from a lane.
    int moved() {
        return moved;
    }

    int size() {
        return messages.size();
    }
}
