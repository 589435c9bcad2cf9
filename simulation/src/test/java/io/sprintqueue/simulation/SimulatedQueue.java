package io.sprintqueue.simulation;

import io.sprintqueue.embedded.sqs.fifo.Delivery;
import io.sprintqueue.embedded.sqs.fifo.FifoQueue;
import io.sprintqueue.embedded.sqs.fifo.FifoSettings;
import io.sprintqueue.embedded.sqs.fifo.Journal;
import io.sprintqueue.embedded.sqs.fifo.Message;
import io.sprintqueue.embedded.sqs.fifo.MessageAttribute;
import io.sprintqueue.embedded.sqs.fifo.Receipt;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A queue in virtual time, which delivers in any way that SQS may.
final class SimulatedQueue {
    private static final long VISIBILITY_MILLIS = Duration.ofSeconds(60).toMillis();
    private static final int BATCH_MAX = 10;
    private static final int RECEIVES_MAX = 5;

    /// Nothing is kept for so long that it would end by age.
    private static final FifoSettings SETTINGS =
            new FifoSettings(
                    0, Duration.ofDays(3_650).toMillis(), FifoSettings.Repeats.OF_THE_GROUP);

    private final String name;
    private final Agenda agenda;
    private final @Nullable SimulatedQueue deadLetters;
    private final FifoQueue queue;
    private @Nullable Runnable listener;
    private int ids;
    private int moved;

    SimulatedQueue(
            String name, Agenda agenda, Choices choices, @Nullable SimulatedQueue deadLetters) {
        this.name = name;
        this.agenda = agenda;
        this.deadLetters = deadLetters;
        this.queue = new FifoQueue(SETTINGS, new AnyDelivery(choices, RECEIVES_MAX), Journal.NONE);
        if (deadLetters != null) {
            queue.moveTo(deadLetters.queue, RECEIVES_MAX);
        }
    }

    /// A message as a consumer gets it.
    record Received(
            String id,
            String receipt,
            String group,
            String body,
            Map<String, String> attributes,
            int receives) {
        static Received of(Delivery delivery) {
            Message message = delivery.message();
            Receipt receipt = delivery.receipt();
            return new Received(
                    message.id(),
                    receipt.sequence() + "#" + receipt.receive(),
                    message.group(),
                    message.body(),
                    message.attributes().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, each -> each.getValue().value())),
                    receipt.receive());
        }
    }

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

    private void tellAt(long timeMillis) {
        if (listener != null) {
            agenda.at(timeMillis, listener);
        }
    }

    void send(String group, String deduplicationId, String body, Map<String, String> attributes) {
        Map<String, MessageAttribute> typed =
                attributes.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        each -> new MessageAttribute("String", each.getValue())));
        queue.send(
                new Message(name + "-" + ++ids, group, deduplicationId, body, typed),
                agenda.millis());
        tell();
    }

    /// Some of what can be received: of any groups, of each from its first message on.
    List<Received> receive() {
        int before = deadLetters == null ? 0 : deadLetters.size();
        List<Delivery> deliveries = queue.receive(BATCH_MAX, VISIBILITY_MILLIS, agenda.millis());
        deliveries.forEach(each -> tellAt(each.receives().visibleMillis()));
        if (deadLetters != null && deadLetters.size() > before) {
            deadLetters.moved += deadLetters.size() - before;
            deadLetters.tell();
        }
        return deliveries.stream().map(Received::of).toList();
    }

    /// Deletes the message, unless it was received again since.
    void delete(String receipt) {
        queue.delete(read(receipt), agenda.millis());
        tell();
    }

    /// Shows the message again in so long, unless it was received again since.
    void changeVisibility(String receipt, long delayMillis) {
        queue.changeVisibility(read(receipt), delayMillis, agenda.millis());
        tellAt(agenda.millis() + delayMillis);
    }

    private static Receipt read(String receipt) {
        int mark = receipt.indexOf('#');
        return new Receipt(
                Long.parseLong(receipt.substring(0, mark)),
                Integer.parseInt(receipt.substring(mark + 1)));
    }

    /// How many messages came from a lane.
    int moved() {
        return moved;
    }

    int size() {
        return queue.depth(agenda.millis()).all();
    }
}
