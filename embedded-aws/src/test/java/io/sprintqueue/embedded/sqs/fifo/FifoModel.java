package io.sprintqueue.embedded.sqs.fifo;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A queue as simple as it can be: one list, looked through for everything.
final class FifoModel {
    private static final long DEDUPLICATION_MILLIS = 300_000;

    private final FifoSettings settings;
    private final @Nullable FifoModel deadLetters;
    private final int receivesMax;
    private final List<Kept> messages = new ArrayList<>();
    private final Map<String, Long> sends = new HashMap<>();

    /// A message of the model.
    private static final class Kept {
        final Message message;
        final long sentMillis;
        int receives;
        long visibleMillis;

        Kept(Message message, long sentMillis) {
            this.message = message;
            this.sentMillis = sentMillis;
        }
    }

    FifoModel(FifoSettings settings, @Nullable FifoModel deadLetters, int receivesMax) {
        this.settings = settings;
        this.deadLetters = deadLetters;
        this.receivesMax = receivesMax;
    }

    void send(Message message, long now) {
        String group =
                settings.repeats() == FifoSettings.Repeats.OF_THE_GROUP ? message.group() : "";
        Long before = sends.get(group + " " + message.deduplicationId());
        if (before == null || now - before >= DEDUPLICATION_MILLIS) {
            sends.put(group + " " + message.deduplicationId(), now);
            messages.add(new Kept(message, now));
        }
    }

    /// Ids and receive counts of what a receive returns.
    List<String> receive(int most, long visibilityMillis, long now) {
        expire(now);
        var received = new ArrayList<String>();
        Set<String> closed = new HashSet<>();
        messages.stream()
                .filter(kept -> kept.visibleMillis > now)
                .forEach(kept -> closed.add(kept.message.group()));
        for (Kept first : List.copyOf(messages)) {
            if (closed.add(first.message.group())) {
                take(first.message.group(), most, visibilityMillis, now, received);
            }
        }
        return received;
    }

    private void take(
            String group, int most, long visibilityMillis, long now, List<String> received) {
        for (Kept kept : List.copyOf(messages)) {
            if (!kept.message.group().equals(group)) {
                continue;
            }
            if (received.size() == most || isDelayed(kept, now)) {
                return;
            }
            if (deadLetters != null && kept.receives >= receivesMax) {
                messages.remove(kept);
                deadLetters.take(kept, now);
            } else {
                kept.receives++;
                kept.visibleMillis = now + visibilityMillis;
                received.add(kept.message.id() + "#" + kept.receives);
            }
        }
    }

    private void take(Kept kept, long now) {
        var moved = new Kept(kept.message.moved(), now);
        moved.receives = kept.receives;
        messages.add(moved);
    }

    private boolean isDelayed(Kept kept, long now) {
        return kept.receives == 0 && kept.sentMillis + settings.delayMillis() > now;
    }

    void delete(String id, int receive, long now) {
        expire(now);
        messages.removeIf(kept -> is(kept, id, receive, now));
    }

    void hide(String id, int receive, long visibilityMillis, long now) {
        expire(now);
        messages.stream()
                .filter(kept -> is(kept, id, receive, now))
                .forEach(kept -> kept.visibleMillis = now + visibilityMillis);
    }

    private static boolean is(Kept kept, String id, int receive, long now) {
        return kept.message.id().equals(id) && kept.receives == receive && kept.visibleMillis > now;
    }

    private void expire(long now) {
        messages.removeIf(kept -> kept.sentMillis + settings.retentionMillis() <= now);
    }

    Depth depth(long now) {
        expire(now);
        int hidden = (int) messages.stream().filter(kept -> kept.visibleMillis > now).count();
        int delayed = (int) messages.stream().filter(kept -> isDelayed(kept, now)).count();
        return new Depth(messages.size() - hidden - delayed, hidden, delayed);
    }
}
