package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Flag;
import io.sprintqueue.core.merge.FieldValue.Numeric;
import io.sprintqueue.core.merge.FieldValue.Opaque;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.FieldValue.Texts;
import io.sprintqueue.core.merge.FieldValue.User;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.Versioned;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

class StateCodecTest {
    private static final EntityKey ISSUE = Samples.issue(Site.DEFAULT, "10013");
    private static final String EMOJI = "🏃‍♀️ Ünïcödé 漢字 \u0000 \" \\";

    static List<FieldValue> values() {
        return List.of(
                new Cleared(),
                new Text(""),
                new Text(EMOJI),
                new Numeric(BigDecimal.ZERO),
                new Numeric(new BigDecimal("-0.5")),
                new Numeric(new BigDecimal("1E+100")),
                new Numeric(new BigDecimal("12345678901234567890123456789012345678")),
                new Flag(true),
                new Flag(false),
                new Texts(List.of()),
                new Texts(List.of("", EMOJI, "a", "a")),
                new User("", ""),
                new User("557058:f1", EMOJI));
    }

    /// What no version writes yet.
    static List<AttributeValue> unknownValues() {
        var number = AttributeValue.fromN("1.50");
        var bytes = SdkBytes.fromByteArray(new byte[] {0, -1, 7});
        return List.of(
                AttributeValue.fromB(bytes),
                AttributeValue.fromSs(List.of("a", "b")),
                AttributeValue.fromNs(List.of("1", "2")),
                AttributeValue.fromBs(List.of(bytes)),
                AttributeValue.fromL(List.of(number, AttributeValue.fromNul(true))),
                AttributeValue.fromM(Map.of("id", Values.text("1"), "name", number)),
                AttributeValue.fromM(
                        Map.of("deep", AttributeValue.fromM(Map.of("er", Values.text("down"))))));
    }

    private static Versioned roundTrip(State state) {
        var item = StateCodec.encode(ISSUE, new Versioned(state, 7), null);
        return StateCodec.decode(new Item(item));
    }

    @ParameterizedTest
    @MethodSource("values")
    void every_value_is_read_as_it_was_written(FieldValue value) {
        State state = Samples.state(Map.of("custom.x", value), "TES-1");
        assertThat(roundTrip(state)).isEqualTo(new Versioned(state, 7));
    }

    @ParameterizedTest
    @MethodSource("unknownValues")
    void a_value_of_a_newer_version_is_written_back_as_it_was(AttributeValue value) {
        FieldValue read = Values.decode(value);
        assertThat(read).isInstanceOf(Opaque.class);
        assertThat(Values.encode(read)).isEqualTo(value);
        assertThat(Values.decode(Values.encode(read))).isEqualTo(read);
    }

    @Test
    void a_set_has_one_text_whatever_its_order() {
        assertThat(Values.decode(AttributeValue.fromSs(List.of("b", "a"))))
                .isEqualTo(Values.decode(AttributeValue.fromSs(List.of("a", "b"))));
    }

    @Test
    void the_empty_state_has_a_revision_and_little_else() {
        assertThat(roundTrip(State.EMPTY)).isEqualTo(new Versioned(State.EMPTY, 7));
        assertThat(StateCodec.encode(ISSUE, new Versioned(State.EMPTY, 7), null))
                .containsOnlyKeys(Attributes.REVISION, Attributes.LAST_ACTIVITY);
    }

    @Test
    void only_stamps_that_differ_from_the_most_common_one_are_written() {
        State state =
                Samples.with(
                        Samples.state(Map.of("a", new Text("1"), "b", new Text("2"))),
                        "c",
                        new Text("3"));
        var item = new Item(StateCodec.encode(ISSUE, new Versioned(state, 1), null));
        assertThat(item.text(Attributes.HEAD)).isEqualTo(Samples.stamp(1).encode());
        assertThat(item.map(Attributes.STAMPS)).containsOnlyKeys("c");
        assertThat(StateCodec.decode(item).state()).isEqualTo(state);
    }

    @Test
    void all_attributes_that_may_be_written_are_known_to_be() {
        var item =
                StateCodec.encode(ISSUE, new Versioned(largest().join(deleted()), 1), Samples.NOW);
        var live = StateCodec.encode(ISSUE, new Versioned(largest(), 1), null);
        var written = new HashMap<>(item);
        written.putAll(live);
        assertThat(written.keySet()).isEqualTo(StateCodec.ATTRIBUTES);
    }

    @Test
    void index_keys_are_only_where_they_apply() {
        State state = Samples.with(Samples.ranked("7", ""), Fields.KEY, new Text("TES-1"));
        var live = StateCodec.encode(ISSUE, new Versioned(state, 1), null);
        assertThat(live)
                .containsEntry(Attributes.SPRINT_KEY, Values.text("default#7"))
                .containsEntry(Attributes.RANK_KEY, Values.text("~#10013"))
                .containsEntry(Attributes.ISSUE_KEY, Values.text("default#TES-1"));
        assertThat(StateCodec.encode(ISSUE, new Versioned(state.join(deleted()), 1), null))
                .containsEntry(Attributes.ISSUE_KEY, Values.text("default#TES-1"))
                .doesNotContainKeys(Attributes.SPRINT_KEY, Attributes.RANK_KEY);
        State empty = Samples.state(Map.of(Fields.KEY, new Text(""), Fields.SPRINT, new Text("")));
        assertThat(StateCodec.encode(ISSUE, new Versioned(empty, 1), null))
                .doesNotContainKeys(
                        Attributes.ISSUE_KEY, Attributes.SPRINT_KEY, Attributes.RANK_KEY);
    }

    @Test
    void a_project_is_not_an_issue_though_it_has_a_key() {
        var project = new EntityKey(Site.DEFAULT, Entity.project("1"));
        assertThat(StateCodec.encode(project, new Versioned(Samples.keyed("TES"), 1), null))
                .doesNotContainKey(Attributes.ISSUE_KEY);
    }

    @Test
    void a_rank_too_long_for_a_key_is_cut_between_two_characters() {
        String rank = Keys.rank("x" + "😀".repeat(500), ISSUE.entity());
        assertThat(rank).isEqualTo("x" + "😀".repeat(127) + "#10013");
        assertThat(ItemSize.bytes(rank)).isLessThanOrEqualTo(1_024);
    }

    @Test
    void the_largest_state_is_a_quarter_of_what_dynamodb_takes() {
        var item = new HashMap<>(Keys.state(ISSUE));
        item.putAll(StateCodec.encode(ISSUE, new Versioned(largest(), Long.MAX_VALUE), null));
        assertThat(ItemSize.bytes(item)).isBetween(80_000, 100_000);
        assertThat(StateCodec.decode(new Item(item)).state()).isEqualTo(largest());
    }

    private static State deleted() {
        return State.of(Map.of(), 0, List.of(), true);
    }

    /// Every field as large as it may be, and every one with its own stamp.
    static State largest() {
        var fields = new TreeMap<String, FieldValue>();
        fields.put(Fields.SUMMARY, new Text("s".repeat(1_000)));
        fields.put(Fields.LABELS, new Texts(Collections.nCopies(1_000, "l".repeat(26))));
        fields.put(Fields.UNREADABLE, new Texts(Collections.nCopies(38, "n".repeat(47))));
        fields.put(Fields.ASSIGNEE, new User("i".repeat(255), "n".repeat(255)));
        for (String name :
                List.of(
                        Fields.KEY,
                        Fields.TYPE,
                        Fields.STATUS,
                        Fields.STATUS_CATEGORY,
                        Fields.PRIORITY,
                        Fields.PROJECT_ID,
                        Fields.PROJECT_KEY,
                        Fields.DUE_DATE,
                        Fields.CREATED,
                        Fields.UPDATED,
                        Fields.PARENT_KEY,
                        Fields.RANK)) {
            fields.put(name, new Text("x".repeat(255)));
        }
        fields.put(Fields.SPRINT, new Text("x".repeat(40)));
        fields.put(Fields.SUBTASK, new Flag(true));
        fields.put(Fields.HIERARCHY_LEVEL, new Numeric(BigDecimal.ONE));
        for (int i = 0; i < 24; i++) {
            fields.put("custom." + "n".repeat(38) + (10 + i), texts());
        }
        var registers = new TreeMap<String, Register>();
        fields.forEach((name, value) ->
                registers.put(
                        name,
                        new Register(Samples.stamp(1_900_000_000_000L + registers.size()), value)));
        var keys = IntStream.range(0, 50).mapToObj(i -> "k".repeat(250) + i).toList();
        return State.of(registers, 1_900_000_000_000L, keys, false);
    }

    /// Many small elements cost most: each has a byte in addition to its text.
    private static FieldValue texts() {
        return new Texts(Collections.nCopies(100, "l".repeat(15)));
    }
}
