package io.sprintqueue.embedded.sqs.fifo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Histories drawn from a seed, on a queue with a dead-letter queue and on a model of both. The
/// queue is now and then made new from its journal.
class FifoQueueAgainstModelTest {
    private static final int HISTORIES = 400;
    private static final int STEPS = 200;
    private static final int RECEIVES_MAX = 3;

    @Test
    void every_history_ends_as_the_model_says() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            new History(seed).run();
        }
    }

    /// One history.
    private static final class History {
        private final long seed;
        private final SplittableRandom random;
        private final FifoSettings settings;
        private final KeptInMemory journal = new KeptInMemory();
        private final KeptInMemory deadJournal = new KeptInMemory();
        private final FifoModel deadModel;
        private final FifoModel model;
        private final List<Delivery> seen = new ArrayList<>();
        private final List<Delivery> seenDead = new ArrayList<>();
        private FifoQueue deadLetters;
        private FifoQueue queue;
        private long now = 1_000_000;
        private int ids;

        History(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.settings =
                    new FifoSettings(
                            random.nextInt(3) == 0 ? 5_000 : 0,
                            random.nextInt(3) == 0 ? 60_000 : 10_000_000,
                            random.nextBoolean()
                                    ? FifoSettings.Repeats.OF_THE_GROUP
                                    : FifoSettings.Repeats.OF_THE_QUEUE);
            deadModel = new FifoModel(settings, null, 0);
            model = new FifoModel(settings, deadModel, RECEIVES_MAX);
            deadLetters = restored(deadJournal);
            queue = restored(journal);
            queue.moveTo(deadLetters, RECEIVES_MAX);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                step();
                String where = "seed " + seed + ", step " + step;
                assertThat(queue.depth(now)).as(where).isEqualTo(model.depth(now));
                assertThat(deadLetters.depth(now)).as(where).isEqualTo(deadModel.depth(now));
            }
        }

        private void step() {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> send();
                case 4, 5, 6 -> receive(queue, model, seen);
                case 7 -> receive(deadLetters, deadModel, seenDead);
                case 8 -> {
                    delete(queue, model, seen);
                    delete(deadLetters, deadModel, seenDead);
                }
                case 9 -> {
                    hide(queue, model, seen);
                    hide(deadLetters, deadModel, seenDead);
                }
                case 10 -> now += random.nextInt(random.nextInt(5) == 0 ? 400_000 : 8_000);
                default -> restart();
            }
        }

        private void send() {
            var message =
                    new Message(
                            "id-" + ++ids,
                            "g" + random.nextInt(4),
                            "d" + random.nextInt(40),
                            "body",
                            Map.of());
            queue.send(message, now);
            model.send(message, now);
        }

        private void receive(FifoQueue from, FifoModel as, List<Delivery> all) {
            int most = 1 + random.nextInt(10);
            long visibilityMillis = random.nextInt(6) * 3_000L;
            List<Delivery> received = from.receive(most, visibilityMillis, now);
            assertThat(received)
                    .as("seed " + seed)
                    .extracting(each -> each.message().id() + "#" + each.receives().count())
                    .isEqualTo(as.receive(most, visibilityMillis, now));
            all.addAll(received);
        }

        private void delete(FifoQueue from, FifoModel as, List<Delivery> all) {
            if (!all.isEmpty()) {
                Delivery one = all.get(random.nextInt(all.size()));
                from.delete(one.receipt(), now);
                as.delete(one.message().id(), one.receives().count(), now);
            }
        }

        private void hide(FifoQueue in, FifoModel as, List<Delivery> all) {
            if (!all.isEmpty()) {
                Delivery one = all.get(random.nextInt(all.size()));
                long millis = random.nextInt(3) * 10_000L;
                in.changeVisibility(one.receipt(), millis, now);
                as.hide(one.message().id(), one.receives().count(), millis, now);
            }
        }

        private void restart() {
            deadLetters = restored(deadJournal);
            queue = restored(journal);
            queue.moveTo(deadLetters, RECEIVES_MAX);
        }

        private FifoQueue restored(KeptInMemory kept) {
            var restored = new FifoQueue(settings, OldestFirst.INSTANCE, kept);
            restored.restore(kept.messages(), kept.sends());
            return restored;
        }
    }
}
