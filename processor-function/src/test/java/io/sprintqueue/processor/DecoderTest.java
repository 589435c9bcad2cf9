package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueuedMessage;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;

class DecoderTest {
    private static final int TOO_LARGE_FOR_A_LANE = 1_200_000;

    private final SlowBodies bodies = new SlowBodies();
    private final MessageCodec codec = new MessageCodec(bodies);
    private final Decoder decoder =
            new Decoder(codec, ParallelGroups.onVirtualThreads(), () -> bodies.now);

    @Test
    void a_group_whose_bodies_come_slowly_leaves_its_rest_for_another_try() {
        List<QueuedMessage> group =
                List.of(
                        received("m1", large(1)),
                        received("m2", large(2)),
                        received("m3", large(3)));

        Decoder.Batch batch = decoder.decode(group, Bodies.NOW.plusSeconds(3));

        assertThat(batch.groups())
                .singleElement()
                .extracting(EntityGroup::messages, list(DecodedMessage.class))
                .extracting(DecodedMessage::messageId)
                .containsExactly("m1", "m2");
        assertThat(batch.failed())
                .singleElement()
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> {
                            assertThat(failed.messageId()).isEqualTo("m3");
                            assertThat(failed.error()).contains("no time left");
                        });
    }

    private QueuedMessage received(String id, LaneMessage message) {
        return DeadLetters.received(id, codec, message, 1);
    }

    private static LaneMessage large(int seed) {
        var noise = new byte[TOO_LARGE_FOR_A_LANE];
        new Random(seed).nextBytes(noise);
        return Bodies.update("1", Base64.getEncoder().encodeToString(noise), seed);
    }

    /// Gives each body after two seconds.
    private static final class SlowBodies implements BodyStore {
        private final InMemoryBodyStore kept = new InMemoryBodyStore();
        private Instant now = Bodies.NOW;

        @Override
        public String keep(Site site, EventId eventId, Body body) {
            return kept.keep(site, eventId, body);
        }

        @Override
        public Body fetch(String key) {
            now = now.plus(Duration.ofSeconds(2));
            return kept.fetch(key);
        }
    }
}
