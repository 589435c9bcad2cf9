package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Body;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class MessageCodecTest {
    private final InMemoryBodyStore bodies = new InMemoryBodyStore();
    private final MessageCodec codec = new MessageCodec(bodies);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"summary\":\"Stra\u00dfe \uD83D\uDE80 \u2708\uFE0F\"}",
                "{\r\n\t\"a\": 1\r}",
                "\uFEFF{\"starts\":\"with a byte order mark\"}",
                "\uFFFD\uE000\uD7FF\uDBFF\uDFFF\u007F"
            })
    void a_text_that_sqs_takes_goes_as_it_is(String text) {
        var encoded = roundTrip(text.getBytes(StandardCharsets.UTF_8));

        assertThat(encoded.encoding()).isEqualTo("identity");
        assertThat(encoded.body()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"a\":\"\uFFFE\"}", "\uFFFF", "a\u0000b", "a\u001Fb", "\u000B"})
    void a_text_that_sqs_refuses_is_packed(String text) {
        assertThat(roundTrip(text.getBytes(StandardCharsets.UTF_8)).encoding())
                .isEqualTo("gzip+base64");
    }

    @Test
    void bytes_that_are_no_utf8_are_packed() {
        byte[] overlongZero = {(byte) 0xC0, (byte) 0x80};
        byte[] halfPair = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        byte[] strayByte = {'{', (byte) 0xFF, '}'};
        byte[] emojiCutShort = {(byte) 0xF0, (byte) 0x9F};

        assertThat(List.of(overlongZero, halfPair, strayByte, emojiCutShort))
                .allSatisfy(bytes -> assertThat(roundTrip(bytes).encoding()).startsWith("gzip"));
    }

    @Test
    void a_message_goes_as_it_is_up_to_what_sqs_allows_less_what_a_redrive_adds() {
        int fits = 1_048_576 - 128;
        int room = fits - roundTrip(new byte[] {'x'}).sizeBytes() + 1;

        var full = roundTrip(text(room));
        assertThat(full.encoding()).isEqualTo("identity");
        assertThat(full.sizeBytes()).isEqualTo(fits);

        assertThat(roundTrip(text(room + 1)).encoding()).isEqualTo("gzip+base64");
    }

    @Test
    void the_size_counts_bytes_and_the_attributes_with_name_and_type() {
        var message = new EncodedMessage("\u00fc", "{}", "identity");

        assertThat(message.sizeBytes())
                .isEqualTo(2 + "delivery".length() + 6 + 2 + "encoding".length() + 6 + 8);
    }

    @Test
    void what_is_too_large_even_when_packed_waits_in_the_body_store() {
        var encoded = roundTrip(Messages.incompressible(3_000_000));

        assertThat(encoded.encoding()).isEqualTo("s3");
        assertThat(encoded.sizeBytes()).isLessThan(1_000);
        assertThat(bodies.kept().size()).isEqualTo(1);
    }

    @Test
    void a_large_body_that_packs_well_needs_no_body_store() {
        assertThat(roundTrip(text(4_000_000)).encoding()).isEqualTo("gzip+base64");
        assertThat(bodies.kept().size()).isZero();
    }

    @Test
    void every_component_of_the_envelope_comes_back() {
        var body = Messages.body("{}");
        var message = new LaneMessage(Messages.whole(body), body);

        var encoded = codec.encode(message);

        assertThat(codec.decode(encoded.body(), encoded.attributes())).isEqualTo(message);
        assertThat(codec.envelope(encoded.attributes())).isEqualTo(message.envelope());
    }

    @Test
    void a_body_of_the_largest_size_is_written_and_read_and_none_above_it() {
        var small = new MessageCodec(bodies, 100);
        var largest = small.encode(Messages.of(text(100)));
        assertThat(small.decode(largest.body(), largest.attributes()).body().sizeBytes())
                .isEqualTo(100);

        var above = Messages.of(text(101));
        assertThatThrownBy(() -> small.encode(above))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the body has 101 bytes, at most 100");
    }

    @Test
    void a_gzip_bomb_is_refused_before_it_unfolds() {
        byte[] bomb = new byte[200_000_000];
        String delivery = codec.encode(Messages.of("{}")).delivery();
        var packed = Map.of("delivery", delivery, "encoding", "gzip+base64");
        String text = Compression.toText(bomb);
        assertThat(text).hasSizeLessThan(EncodedMessage.SIZE_BYTES_MAX);

        assertThatThrownBy(() -> codec.decode(text, packed))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("the body is larger than 4500000 bytes when unpacked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no base64!", "bm8gZ3ppcA==", ""})
    void a_damaged_packed_body_is_refused(String text) {
        var packed = codec.encode(Messages.of("\u0000")).attributes();

        assertThatThrownBy(() -> codec.decode(text, packed))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("the body is not gzip in base64");
    }

    @Test
    void the_body_of_another_event_is_refused() {
        var attributes = codec.encode(Messages.of("{}")).attributes();

        assertThatThrownBy(() -> codec.decode("{\"another\":1}", attributes))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("is another one");
        var body = new Body(new byte[] {'x'});
        var envelope = Messages.of("{}").envelope();
        assertThatThrownBy(() -> new LaneMessage(envelope, body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has another body");
    }

    @Test
    void a_message_without_an_attribute_or_of_an_unknown_encoding_is_refused() {
        String delivery = codec.encode(Messages.of("{}")).delivery();

        assertThatThrownBy(() -> codec.decode("{}", Map.of("encoding", "identity")))
                .hasMessage("the message has no attribute 'delivery'");
        assertThatThrownBy(() -> codec.decode("{}", Map.of("delivery", delivery)))
                .hasMessage("the message has no attribute 'encoding'");
        assertThatThrownBy(
                        () -> codec.decode("{}", Map.of("delivery", delivery, "encoding", "zstd")))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("a newer version wrote it");
        assertThatThrownBy(() -> codec.decode("{}", Map.of("delivery", delivery, "encoding", "s3")))
                .hasMessage("the delivery does not say where its body is");
    }

    @Test
    void an_encoded_message_never_prints_its_body() {
        assertThat(codec.encode(Messages.of("{\"private\":1}")).toString())
                .matches("EncodedMessage\\[identity, \\d+ bytes]");
    }

    private EncodedMessage roundTrip(byte[] bytes) {
        var message = Messages.of(bytes);
        var encoded = codec.encode(message);
        assertThat(codec.decode(encoded.body(), encoded.attributes())).isEqualTo(message);
        assertThat(encoded.sizeBytes()).isLessThanOrEqualTo(EncodedMessage.SIZE_BYTES_MAX);
        return encoded;
    }

    private static byte[] text(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
