package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.LazyBodyStore;
import io.sprintqueue.messaging.MessageCodec;

import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;

/// Delivers whatever the fuzzer thinks of, signed as Jira would.
class DeliveryFuzzTest {
    private static final int MESSAGE_GROUP_LENGTH_MAX = 128;

    /// Jackson without any bound of ours, to judge what is refused.
    private static final ObjectMapper BOUNDLESS =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Function FUNCTION = new Function();

    @MethodSource("io.sprintqueue.fuzz.Seedlings#bodies")
    @FuzzTest
    void an_object_is_queued_as_it_came_and_anything_else_is_malformed(byte[] bytes) {
        var delivery = Delivery.of(bytes.clone());

        var answer = FUNCTION.answer(delivery.base64Event());
        var again = FUNCTION.answer(delivery.base64Event());
        List<LaneMessage> sent = List.copyOf(FUNCTION.lanes.sent());
        FUNCTION.lanes.forget();
        FUNCTION.counters.forget();

        assertThat(again).isEqualTo(answer);
        switch (answer.getStatusCode()) {
            case 202 -> {
                assertThat(isObject(bytes)).isTrue();
                assertThat(sent).hasSize(2);
                assertThat(sent.getFirst()).isEqualTo(sent.getLast());
                assertThat(sent.getFirst().body().bytes()).isEqualTo(bytes);
                assertSendable(sent.getFirst());
            }
            case 400 -> {
                assertThat(sent).isEmpty();
                assertThat(isObject(bytes) && !answer.getBody().contains("beyond the limits"))
                        .isFalse();
            }
            default -> throw new AssertionError("status " + answer.getStatusCode());
        }
    }

    private static void assertSendable(LaneMessage message) {
        Envelope envelope = message.envelope();
        assertThat(envelope.eventId().toString()).matches("[A-Za-z0-9._~-]{1,100}");
        assertThat(envelope.site() + ":" + envelope.entity())
                .hasSizeLessThanOrEqualTo(MESSAGE_GROUP_LENGTH_MAX);
        var codec =
                new MessageCodec(
                        new LazyBodyStore(() -> {
                            throw new AssertionError("too small for the body store");
                        }));
        var encoded = codec.encode(message);
        assertThat(codec.decode(encoded.body(), encoded.attributes())).isEqualTo(message);
    }

    private static boolean isObject(byte[] bytes) {
        try {
            return BOUNDLESS.readTree(bytes).isObject();
        } catch (IOException | ArithmeticException | NumberFormatException refused) {
            return false;
        }
    }
}
