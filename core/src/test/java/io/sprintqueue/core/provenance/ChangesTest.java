package io.sprintqueue.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sprintqueue.core.mapping.BoundedText;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.FieldValue.User;
import io.sprintqueue.core.merge.Stamp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

class ChangesTest {
    private static final Stamp STAMP = new Stamp(true, 1, 2, 3, "0".repeat(32));
    private static final String HASH = Change.hash(new Text("x"));

    @Test
    void a_change_is_read_as_it_was_written_also_by_a_newer_version() {
        for (Change change :
                List.of(
                        new Change("status", "To Do", "Done", HASH),
                        new Change("rank", null, "Ranked higher", HASH),
                        new Change("custom.team", "a", null, HASH),
                        new Change("assignee", "Ada", "Bob", HASH, People.NAMES),
                        new Change("assignee", "5b10", null, HASH, People.IDS))) {
            assertThat(Change.decode(change.encode())).isEqualTo(change);
            assertThat(Change.decode(change.encode() + "\nmore")).isEqualTo(change);
        }
        assertThat(Change.decode("assignee\n" + HASH + "\nAda\n\nADDRESSES").people())
                .isEqualTo(People.NAMES);
        assertThatIllegalArgumentException().isThrownBy(() -> Change.decode("status\nx"));
    }

    @Test
    void a_text_is_of_one_line_and_nothing_is_nothing() {
        Change change = new Change("custom.notes", "one\n two\u0000", " \n", HASH);

        assertThat(change.from()).isEqualTo("one  two");
        assertThat(change.to()).isNull();
        assertThat(Change.decode(change.encode())).isEqualTo(change);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "–", "🌍", "👩‍🚀"})
    void a_long_text_is_cut_in_bytes_and_never_within_a_character(String character) {
        var change = new Change("summary", character.repeat(200), null, HASH);
        String from = String.valueOf(change.from());

        assertThat(from).endsWith("…");
        assertThat(BoundedText.bytes(from)).isBetween(70, 80);
        assertThat(from.codePoints().filter(point -> Character.getType(point) == 19)).isEmpty();
    }

    @Test
    void the_hash_tells_values_apart_and_a_renamed_person_is_the_same() {
        assertThat(HASH).hasSize(12).isNotEqualTo(Change.hash(new Text("y")));
        assertThat(Change.hash(new User("5b10", "Ada")))
                .isEqualTo(Change.hash(new User("5b10", "Ada L.")))
                .isNotEqualTo(Change.hash(new User("5b11", "Ada")));
        assertThat(Change.hash(new User(null, "Ada")))
                .isNotEqualTo(Change.hash(new User(null, "Ada L.")));
    }

    @Test
    void texts_are_cut_before_a_change_is_left_out() {
        Changes many = many(12);

        for (int bytes = many.bytes(); bytes >= 0; bytes--) {
            Changes within = many.within(bytes);
            boolean allAreThere = within.leftOut() == 0;
            assertThat(within.changes().size() + within.leftOut()).isEqualTo(12);
            assertThat(within.changes().isEmpty() || within.bytes() <= bytes).isTrue();
            assertThat(allAreThere || within.changes().stream().allMatch(c -> c.to() == null))
                    .isTrue();
        }
        assertThat(many.within(many.bytes())).isEqualTo(many);
        assertThat(many.within(many.bytes() - 1).leftOut()).isZero();
        assertThat(many.within(0).leftOut()).isEqualTo(12);
    }

    @Test
    void what_was_kept_under_another_setting_is_shown_no_further_than_the_present_one_says() {
        var ada = new Person("5b10", "Ada");
        var named = new Change("assignee", "Ada", "Bob", HASH, People.NAMES);
        var status = new Change("status", "To Do", "Done", HASH);
        var changes = new Changes(ada, STAMP, List.of(named, status));

        assertThat(changes.shownTo(People.NAMES)).isEqualTo(changes);
        assertThat(changes.shownTo(People.IDS))
                .isEqualTo(
                        new Changes(
                                new Person("5b10", null),
                                STAMP,
                                List.of(new Change("assignee", null, null, HASH), status)));
        assertThat(changes.shownTo(People.NONE).by()).isNull();
        assertThat(changes.shownTo(People.NONE).changes().getLast()).isEqualTo(status);
        var nameless = new Changes(new Person(null, "Ada"), STAMP, List.of());
        assertThat(nameless.shownTo(People.IDS).by()).isNull();
        var byId = new Change("assignee", "5b10", "5b11", HASH, People.IDS);
        assertThat(People.NAMES.allows(byId.people()) && People.IDS.allows(byId.people())).isTrue();
        assertThat(new Changes(null, STAMP, List.of(byId)).shownTo(People.NONE).changes())
                .containsExactly(new Change("assignee", null, null, HASH));
    }

    private static Changes many(int count) {
        return new Changes(
                new Person("5b10", "Ada"),
                STAMP,
                IntStream.range(0, count)
                        .mapToObj(
                                index -> new Change("custom." + index, null, "ö".repeat(99), HASH))
                        .toList());
    }
}
