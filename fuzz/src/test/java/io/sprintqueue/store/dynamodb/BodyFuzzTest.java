package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Envelopes;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.fuzz.Reading;
import io.sprintqueue.fuzz.Seedlings;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Versioned;

import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads, joins and stores whatever the fuzzer thinks of.
class BodyFuzzTest {
    private static final int ITEM_BYTES_MAX = 102_400;
    private static final int TEXT_BYTES_MAX = 1_500;
    private static final int KEY_BYTES_MAX = 1_024;
    private static final int RECORD_BYTES_MAX = 1_000;
    private static final Instant NOW = Instant.parse("2026-10-20T00:00:00Z");
    private static final Configuration CONFIGURATION = Envelopes.configuration(Mappings.CLOUD);
    private static final Instant EXPIRY = Instant.parse("2027-02-22T00:00:00Z");

    /// What the issue, the sprint and the project of the story are in the end, all in one: a state
    /// with something of everything for a delta to meet.
    private static final State STORY =
            Seedlings.bodies()
                    .flatMap(bytes -> Reading.deltas(bytes).stream())
                    .reduce(State.EMPTY, State::join);

    @MethodSource("io.sprintqueue.fuzz.Seedlings#bodies")
    @FuzzTest
    void what_is_understood_joins_and_is_stored_within_its_bounds(byte[] bytes) {
        byte[] copy = bytes.clone();
        List<State> deltas = Reading.deltas(copy);
        var key = new EntityKey(Site.DEFAULT, Bodies.entity(new Body(copy)));

        for (State delta : deltas) {
            assertJoins(delta);
            assertStores(key, delta);
            assertStores(key, STORY.join(delta));
        }
        if (!deltas.isEmpty()) {
            assertThat(deltas.getFirst().join(deltas.getLast()))
                    .isEqualTo(deltas.getLast().join(deltas.getFirst()));
        }
        assertRecords(new Body(copy));
    }

    /// The same changes whatever is held, within the kilobyte of a record.
    private static void assertRecords(Body body) {
        Envelope envelope = Envelopes.of(body, NOW);
        Decision first = Decision.of(State.EMPTY, envelope, body, CONFIGURATION, NOW);
        Decision later = Decision.of(STORY, envelope, body, CONFIGURATION, NOW);
        EventRecord record =
                EventRecord.settled(
                        envelope, first, Optional.empty(), CONFIGURATION.limits(), NOW);

        var item = new Item(RecordCodec.encode(record, "writer"));

        assertThat(later.changes()).isEqualTo(first.changes());
        EventRecord read = RecordCodec.decode(item);
        assertThat(read.changes().changes().size() + read.changes().leftOut())
                .isEqualTo(record.changes().changes().size());
        assertThat(read.changes().changes().isEmpty()
                        || ItemSize.bytes(item.attributes()) <= RECORD_BYTES_MAX)
                .isTrue();
        item.attributes().values().forEach(BodyFuzzTest::assertBounded);
    }

    private static void assertJoins(State delta) {
        State after = STORY.join(delta);
        assertThat(after.join(delta)).isEqualTo(after);
        assertThat(delta.join(STORY)).isEqualTo(after);
        assertThat(delta.join(delta)).isEqualTo(delta);
        assertThat(State.EMPTY.join(delta)).isEqualTo(delta);
    }

    private static void assertStores(EntityKey key, State state) {
        var written = new Versioned(state, 7);
        var item = new HashMap<>(Keys.state(key));
        item.putAll(StateCodec.encode(key, written, state.deleted() ? EXPIRY : null));

        assertThat(StateCodec.decode(new Item(item))).isEqualTo(written);
        assertThat(ItemSize.bytes(item)).isLessThan(ITEM_BYTES_MAX);
        item.forEach((name, value) -> assertBounded(value));
        for (String name : List.of("pk", "sk", Attributes.ISSUE_KEY, Attributes.RANK_KEY)) {
            String text = item.containsKey(name) ? item.get(name).s() : "x";
            assertThat(ItemSize.bytes(text)).isBetween(1, KEY_BYTES_MAX);
        }
    }

    private static void assertBounded(AttributeValue value) {
        switch (value.type()) {
            case S -> assertBounded(value.s());
            case SS -> value.ss().forEach(BodyFuzzTest::assertBounded);
            case L -> value.l().forEach(BodyFuzzTest::assertBounded);
            case M -> assertBounded(value.m());
            case N -> assertThat(value.n()).hasSizeLessThan(200);
            case B, NS, BS, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> {
                // As large as it is.
            }
        }
    }

    private static void assertBounded(Map<String, AttributeValue> values) {
        values.forEach((name, value) -> {
            assertBounded(name);
            assertBounded(value);
        });
    }

    private static void assertBounded(String text) {
        assertThat(BoundedJson.isWellFormed(text)).isTrue();
        assertThat(ItemSize.bytes(text)).isLessThanOrEqualTo(TEXT_BYTES_MAX);
    }
}
