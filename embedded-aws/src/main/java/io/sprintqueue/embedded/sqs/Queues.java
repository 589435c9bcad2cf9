package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.sqs.QueueStore.Description;
import io.sprintqueue.embedded.sqs.QueueStore.KeptQueue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// All queues by their names, and which of them is the dead-letter queue of which.
final class Queues {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern FIFO_NAME = Pattern.compile("[A-Za-z0-9_-]{1,75}\\.fifo");

    private final Monitor monitor;
    private final NavigableMap<String, SharedQueue> byName = new TreeMap<>();

    Queues(Monitor monitor) {
        this.monitor = monitor;
        for (KeptQueue kept : monitor.store().queues()) {
            var queue = new SharedQueue(kept.name(), kept.description(), monitor);
            queue.restore(kept);
            byName.put(kept.name(), queue);
        }
        byName.values().forEach(queue -> queue.redriveTo(target(queue.settings())));
    }

    static SqsException noSuchQueue() {
        return SqsError.QUEUE_DOES_NOT_EXIST.because("The specified queue does not exist.");
    }

    /// Makes a queue, or finds the one of that name if the attributes say nothing else of it.
    SharedQueue create(String name, Map<String, String> attributes) {
        QueueSettings settings = QueueSettings.of(attributes);
        checkName(name, settings);
        return monitor.alone(() -> {
            SharedQueue known = byName.get(name);
            if (known != null) {
                checkSame(known, settings);
                return known;
            }
            long now = monitor.millis();
            checkTarget(settings);
            var queue = new SharedQueue(name, new Description(settings.given(), now, now), monitor);
            queue.describe(queue.description());
            byName.put(name, queue);
            reconnect();
            return queue;
        });
    }

    private static void checkName(String name, QueueSettings settings) {
        if (settings.isFifo() && !FIFO_NAME.matcher(name).matches()) {
            throw SqsError.INVALID_PARAMETER_VALUE.because(
                    "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
                            + " underscores, must end with .fifo suffix and be 1 to 80 in length.");
        }
        if (!settings.isFifo() && !NAME.matcher(name).matches()) {
            throw SqsError.INVALID_PARAMETER_VALUE.because(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in"
                            + " length");
        }
    }

    private static void checkSame(SharedQueue known, QueueSettings asked) {
        Map<String, String> all = known.settings().all();
        asked.given()
                .forEach((attribute, value) -> {
                    if (!value.equals(all.getOrDefault(attribute, ""))) {
                        throw SqsError.QUEUE_NAME_EXISTS.because(
                                "A queue already exists with the same name and a different value"
                                        + " for attribute "
                                        + attribute);
                    }
                });
    }

    void set(SharedQueue queue, Map<String, String> attributes) {
        monitor.alone(() -> {
            QueueSettings settings = queue.settings().with(attributes);
            checkTarget(settings);
            queue.describe(
                    new Description(
                            settings.given(),
                            queue.description().createdMillis(),
                            monitor.millis()));
            reconnect();
            return queue;
        });
    }

    void delete(SharedQueue queue) {
        monitor.alone(() -> {
            queue.delete();
            byName.remove(queue.name(), queue);
            // What would have moved to it stays where it is.
            reconnect();
            return queue;
        });
    }

    /// By the end of a URL, whatever host and port are in front of it.
    SharedQueue find(String url) {
        return named(url.substring(url.lastIndexOf('/') + 1));
    }

    SharedQueue named(String name) {
        return monitor.alone(() -> {
            SharedQueue queue = byName.get(name);
            if (queue == null) {
                throw noSuchQueue();
            }
            return queue;
        });
    }

    /// Names in their order, from the one after `last` on.
    List<String> names(String prefix, String last, int most) {
        return monitor.alone(() ->
                byName.tailMap(last, false).keySet().stream()
                        .filter(name -> name.startsWith(prefix))
                        .limit(most)
                        .toList());
    }

    /// The queues whose dead-letter queue this is.
    List<String> sourcesOf(SharedQueue target) {
        return monitor.alone(() ->
                byName.values().stream()
                        .filter(queue -> queue.redrivesTo(target))
                        .map(SharedQueue::name)
                        .toList());
    }

    void open(boolean open) {
        monitor.open(open, () -> byName.values().forEach(SharedQueue::wakeAll));
    }

    private void reconnect() {
        byName.values().forEach(queue -> queue.redriveTo(target(queue.settings())));
    }

    private void checkTarget(QueueSettings settings) {
        settings.redrive()
                .ifPresent(policy -> {
                    SharedQueue target = target(settings);
                    if (target == null || target.settings().isFifo() != settings.isFifo()) {
                        throw SqsError.invalid(
                                "RedrivePolicy",
                                policy.targetArn(),
                                target == null
                                        ? "Dead letter target does not exist."
                                        : "Dead-letter queue must be same type of queue as the"
                                                + " source.");
                    }
                });
    }

    private @Nullable SharedQueue target(QueueSettings settings) {
        return settings.redrive()
                .map(RedrivePolicy::targetArn)
                .map(arn -> byName.get(arn.substring(arn.lastIndexOf(':') + 1)))
                .orElse(null);
    }
}
