package io.sprintqueue.embedded.sqs.fifo;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A FIFO queue of SQS: groups that deliver nothing while one of their messages is in flight,
/// visibility and receive counts, deduplication for five minutes, retention, and the move to a
/// dead-letter queue. What SQS leaves open is decided by a [DeliveryChoice]. Every call gets the
/// time, which never goes back. No call looks at all messages or groups, apart from [#purge] and
/// [#change].
///
/// A standard queue is one that knows no repetitions and has each message in its own group.
public final class FifoQueue {
    /// "FIFO queues support a maximum of 120,000 in-flight messages. If this limit is reached,
    /// Amazon SQS does not return an error."
    static final int IN_FLIGHT_MAX = 120_000;

    /// "You can't extend the timeout of a message to more than a total visibility timeout of 12
    /// hours."
    static final long HIDDEN_MAX_MILLIS = Duration.ofHours(12).toMillis();

    /// A sequence begins with the time, so that it continues after a restart and never comes twice.
    private static final int SEQUENCES_A_MILLI_BITS = 20;

    private final DeliveryChoice choice;
    private final Journal journal;
    private final TreeMap<Long, Stored> messages = new TreeMap<>();
    private final Groups groups = new Groups();
    private final Deduplication deduplication;
    private FifoSettings settings;
    private @Nullable FifoQueue deadLetters;
    private int receivesMax;
    private long nowMillis;
    private long sequence;

    /// An empty queue.
    public FifoQueue(FifoSettings settings, DeliveryChoice choice, Journal journal) {
        this.choice = choice;
        this.journal = journal;
        this.deduplication = new Deduplication(journal);
        this.settings = settings;
        groups.delay(settings.delayMillis());
    }

    /// Puts back what a journal has kept.
    public void restore(Collection<Delivery> kept, Map<SendKey, SendRecord> sends) {
        deduplication.restore(sends);
        sends.values().forEach(send -> sequence = Math.max(sequence, send.sent().sequence()));
        for (Delivery delivery : kept) {
            messages.put(delivery.sequence(), groups.add(delivery));
            sequence = Math.max(sequence, delivery.sequence());
        }
    }

    /// Takes new settings, which hold for messages that are in the queue too: "For FIFO queues, the
    /// per-queue delay setting is retroactive."
    public void change(FifoSettings changed) {
        settings = changed;
        groups.delay(changed.delayMillis());
    }

    /// From now on, what was received this often moves there.
    public void moveTo(FifoQueue queue, int maxReceiveCount) {
        deadLetters = queue;
        receivesMax = maxReceiveCount;
    }

    /// From now on nothing moves.
    public void moveNowhere() {
        deadLetters = null;
    }

    /// Adds the message, unless it repeats an earlier one.
    public Sent send(Message message, long millis) {
        advance(millis);
        SendKey key = key(message);
        Sent earlier = key == null ? null : deduplication.earlier(key);
        return earlier == null ? add(message, key, Receives.NONE) : earlier;
    }

    private Sent add(Message message, @Nullable SendKey key, Receives receives) {
        sequence = Math.max(sequence + 1, nowMillis << SEQUENCES_A_MILLI_BITS);
        var sent = new Sent(message.id(), sequence);
        var delivery = new Delivery(message, sequence, nowMillis, receives);
        messages.put(sequence, groups.add(delivery));
        journal.stored(delivery);
        if (key != null) {
            deduplication.remember(key, new SendRecord(sent, nowMillis));
        }
        return sent;
    }

    private @Nullable SendKey key(Message message) {
        return switch (settings.repeats()) {
            case OF_THE_QUEUE -> new SendKey("", message.deduplicationId());
            case OF_THE_GROUP -> new SendKey(message.group(), message.deduplicationId());
            case NONE -> null;
        };
    }

    /// Some of what can be received, of each group from its first message on.
    public List<Delivery> receive(int most, long visibilityMillis, long millis) {
        advance(millis);
        int room = Math.min(most, IN_FLIGHT_MAX - groups.inFlight());
        var received = new ArrayList<Delivery>();
        while (received.size() < room
                && hasOpenGroup()
                && (received.isEmpty() || choice.anotherGroup())) {
            MessageGroup group = choice.group(groups.open());
            List<Stored> some = visible(group, room - received.size());
            int count = some.isEmpty() ? 0 : choice.messages(some.size());
            for (Stored stored : some.subList(0, count)) {
                hide(stored, stored.receives.again(nowMillis, nowMillis + visibilityMillis));
                received.add(stored.delivery());
            }
        }
        return received;
    }

    /// The first messages of an open group. What was received too often leaves instead.
    private List<Stored> visible(MessageGroup group, int most) {
        var visible = new ArrayList<Stored>();
        var spent = new ArrayList<Stored>();
        for (Stored stored : group.messages.values()) {
            if (visible.size() == most || groups.isDelayed(stored)) {
                break;
            }
            (isSpent(stored) ? spent : visible).add(stored);
        }
        spent.forEach(this::move);
        return visible;
    }

    private boolean isSpent(Stored stored) {
        return deadLetters != null && stored.receives.count() >= receivesMax;
    }

    private void move(Stored stored) {
        if (deadLetters != null) {
            deadLetters.take(stored, nowMillis);
            remove(stored);
        }
    }

    /// "For FIFO queues, the enqueue timestamp resets when the message is moved to a dead-letter
    /// queue."
    private void take(Stored stored, long millis) {
        advance(millis);
        Message moved = stored.message.moved();
        int count = choice.receivesOfMoved(stored.receives.count());
        add(moved, key(moved), stored.receives.moved(count));
    }

    /// Deletes the message of a receipt.
    public Deletion delete(Receipt receipt, long millis) {
        advance(millis);
        Stored stored = messages.get(receipt.sequence());
        if (stored == null) {
            return Deletion.DELETED;
        }
        boolean current =
                stored.receives.count() == receipt.receive()
                        && (groups.isInFlight(stored) || choice.deletesExpired());
        if (!current) {
            return Deletion.EXPIRED;
        }
        remove(stored);
        return Deletion.DELETED;
    }

    /// Shows the message of a receipt again in so long from now.
    public VisibilityChange changeVisibility(Receipt receipt, long visibilityMillis, long millis) {
        advance(millis);
        Stored stored = messages.get(receipt.sequence());
        if (stored == null) {
            return VisibilityChange.GONE;
        } else if (!groups.isInFlight(stored)) {
            return VisibilityChange.NOT_IN_FLIGHT;
        } else if (stored.receives.count() != receipt.receive()) {
            return VisibilityChange.EXPIRED;
        }
        long visibleMillis = nowMillis + visibilityMillis;
        if (visibleMillis - stored.receives.lastMillis() > HIDDEN_MAX_MILLIS) {
            return VisibilityChange.TOO_LONG;
        }
        hide(stored, stored.receives.visibleAt(visibleMillis));
        groups.advance(nowMillis);
        return VisibilityChange.CHANGED;
    }

    /// Removes all messages. Their deduplication ids stay remembered.
    public void purge() {
        List.copyOf(messages.values()).forEach(this::remove);
    }

    private void hide(Stored stored, Receives receives) {
        groups.hide(stored, receives);
        journal.received(stored.sequence, receives);
    }

    private void remove(Stored stored) {
        messages.remove(stored.sequence);
        groups.remove(stored);
        journal.removed(stored.sequence);
    }

    /// Whether a receive at the time of the last call would find something, in this queue or to
    /// move to the dead-letter queue.
    public boolean hasOpenGroup() {
        return !groups.open().isEmpty();
    }

    /// When a group opens by time alone, or [Long#MAX_VALUE].
    public long nextMillis() {
        return groups.nextMillis();
    }

    public Depth depth(long millis) {
        advance(millis);
        int delayed = 0;
        if (settings.delayMillis() > 0) {
            for (Stored newest : messages.descendingMap().values()) {
                if (newest.sentMillis + settings.delayMillis() <= nowMillis) {
                    break;
                }
                delayed += groups.isDelayed(newest) ? 1 : 0;
            }
        }
        return new Depth(messages.size() - groups.inFlight() - delayed, groups.inFlight(), delayed);
    }

    private void advance(long millis) {
        nowMillis = Math.max(nowMillis, millis);
        groups.advance(nowMillis);
        deduplication.forgetUntil(nowMillis);
        while (!messages.isEmpty()
                && messages.firstEntry().getValue().sentMillis + settings.retentionMillis()
                        <= nowMillis) {
            remove(messages.firstEntry().getValue());
        }
    }
}
