package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.sqs.fifo.FifoSettings;
import io.sprintqueue.embedded.sqs.fifo.FifoSettings.Repeats;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The attributes of a queue that can be set, checked, with defaults for those that were not.
///
/// @param given those that were set
record QueueSettings(Map<String, String> given) {
    static final int VISIBILITY_SECONDS_MAX = 43_200;
    static final int WAIT_SECONDS_MAX = 20;
    static final int MESSAGE_BYTES_MAX = 1_048_576;

    static final String FIFO = "FifoQueue";
    private static final String CONTENT_BASED = "ContentBasedDeduplication";
    private static final String SCOPE = "DeduplicationScope";
    private static final String LIMIT = "FifoThroughputLimit";
    private static final String REDRIVE = "RedrivePolicy";
    private static final String ENCRYPTED = "SqsManagedSseEnabled";
    private static final String VISIBILITY = "VisibilityTimeout";
    private static final String RETENTION = "MessageRetentionPeriod";
    private static final String SIZE = "MaximumMessageSize";
    private static final String DELAY = "DelaySeconds";
    private static final String WAIT = "ReceiveMessageWaitTimeSeconds";
    private static final long MILLIS = 1_000;

    private static final Map<String, Range> NUMBERS =
            Map.of(
                    VISIBILITY, new Range(0, VISIBILITY_SECONDS_MAX, 30),
                    RETENTION, new Range(60, 1_209_600, 345_600),
                    SIZE, new Range(1_024, MESSAGE_BYTES_MAX, MESSAGE_BYTES_MAX),
                    DELAY, new Range(0, 900, 0),
                    WAIT, new Range(0, WAIT_SECONDS_MAX, 0));

    private static final Map<String, Set<String>> WORDS =
            Map.of(
                    CONTENT_BASED, Set.of("true", "false"),
                    SCOPE, Set.of("queue", "messageGroup"),
                    LIMIT, Set.of("perQueue", "perMessageGroupId"),
                    ENCRYPTED, Set.of("true", "false"),
                    FIFO, Set.of("true"));

    /// They are kept and shown, and mean nothing on one machine.
    private static final Set<String> TEXTS =
            Set.of(
                    "Policy",
                    "RedriveAllowPolicy",
                    "KmsMasterKeyId",
                    "KmsDataKeyReusePeriodSeconds");

    private static final Set<String> FIFO_ONLY = Set.of(CONTENT_BASED, SCOPE, LIMIT);

    /// The numbers that an attribute may have.
    private record Range(int least, int most, int otherwise) {}

    static QueueSettings of(Map<String, String> attributes) {
        attributes.forEach(QueueSettings::check);
        if (!attributes.containsKey(FIFO)) {
            attributes.keySet().stream()
                    .filter(FIFO_ONLY::contains)
                    .findFirst()
                    .ifPresent(name -> {
                        throw SqsError.INVALID_ATTRIBUTE_NAME.because(
                                "You can specify the %s only when FifoQueue is set to true."
                                        .formatted(name));
                    });
        }
        var checked = new TreeMap<>(attributes);
        checked.computeIfPresent(
                REDRIVE,
                (_, policy) -> policy.isEmpty() ? policy : RedrivePolicy.read(policy).json());
        return new QueueSettings(checked);
    }

    private static void check(String name, String value) {
        Range range = NUMBERS.get(name);
        if (range != null) {
            checkNumber(name, value, range);
        } else if (WORDS.containsKey(name)) {
            if (!WORDS.get(name).contains(value)) {
                throw wrong(name);
            }
        } else if (!name.equals(REDRIVE) && !TEXTS.contains(name)) {
            throw SqsError.INVALID_ATTRIBUTE_NAME.because("Unknown Attribute " + name + ".");
        }
    }

    private static void checkNumber(String name, String value, Range range) {
        try {
            int number = Integer.parseInt(value);
            if (number < range.least() || number > range.most()) {
                throw wrong(name);
            }
        } catch (NumberFormatException _) {
            throw wrong(name);
        }
    }

    private static SqsException wrong(String name) {
        return SqsError.INVALID_ATTRIBUTE_VALUE.because(
                "Invalid value for the parameter " + name + ".");
    }

    /// With these set too. Whether a queue is FIFO stays as it was made.
    QueueSettings with(Map<String, String> changed) {
        if (!isFifo() && changed.containsKey(FIFO)) {
            throw SqsError.INVALID_ATTRIBUTE_NAME.because("FifoQueue cannot be changed.");
        }
        var attributes = new TreeMap<>(given);
        attributes.putAll(changed);
        return of(attributes);
    }

    /// All of them, with what holds where nothing was set.
    Map<String, String> all() {
        var all = new TreeMap<String, String>();
        NUMBERS.forEach((name, range) -> all.put(name, Integer.toString(range.otherwise())));
        all.put(ENCRYPTED, "true");
        if (isFifo()) {
            all.put(CONTENT_BASED, "false");
            all.put(SCOPE, "queue");
            all.put(LIMIT, "perQueue");
        }
        all.putAll(given);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    boolean isFifo() {
        return given.containsKey(FIFO);
    }

    boolean isContentBased() {
        return "true".equals(given.get(CONTENT_BASED));
    }

    int visibilitySeconds() {
        return number(VISIBILITY);
    }

    int waitSeconds() {
        return number(WAIT);
    }

    int messageBytesMax() {
        return number(SIZE);
    }

    Optional<RedrivePolicy> redrive() {
        return Optional.ofNullable(given.get(REDRIVE))
                .filter(policy -> !policy.isEmpty())
                .map(RedrivePolicy::read);
    }

    FifoSettings fifo() {
        Repeats repeats =
                "messageGroup".equals(given.get(SCOPE))
                        ? Repeats.OF_THE_GROUP
                        : Repeats.OF_THE_QUEUE;
        return new FifoSettings(
                number(DELAY) * MILLIS,
                number(RETENTION) * MILLIS,
                isFifo() ? repeats : Repeats.NONE);
    }

    private int number(String name) {
        String value = given.get(name);
        return value == null
                ? Objects.requireNonNull(NUMBERS.get(name)).otherwise()
                : Integer.parseInt(value);
    }
}
