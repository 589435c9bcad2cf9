package io.sprintqueue.local.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 3.0 | true",
                "3 | \"3\" | false",
                "null | null | true",
                "null | 3 | false",
                "[\"a\",\"b\"] | [\"b\",\"a\"] | false",
                "{\"cut\":\"ab\"} | \"abab…\" | true",
                "{\"cut\":\"ab\"} | \"abab\" | false",
                "{\"cut\":\"ab\"} | [\"ab1\",\"ab…\"] | true",
                "{\"cut\":\"ab\"} | [] | false",
            })
    void a_value_is_compared_with_what_must_be(String wanted, String found, boolean same) {
        assertThat(Values.difference(Trees.json(wanted), Trees.json(found)).isEmpty())
                .isEqualTo(same);
    }

    @Test
    void what_is_not_there_is_null() {
        assertThat(Values.difference(Trees.json("null"), Trees.json("{}").path("a"))).isEmpty();
    }

    @Test
    void everything_that_a_record_does_not_say_is_reported() {
        var record = Trees.json("{\"outcome\":\"DEAD\",\"reason\":\"No name\"}");
        String wrong = "{\"record\":{\"outcome\":\"DEAD\",\"reason\":\"no name\"}}";

        assertThat(Ending.differences(record, Trees.json(wrong))).hasSize(1);
        assertThat(Ending.differences(record, Trees.json(wrong.replace("no n", "No n")))).isEmpty();

        assertThat(
                        Ending.differences(
                                record, Trees.json("{\"outcome\":\"DEAD\",\"says\":\"no name\"}")))
                .isEmpty();
        assertThat(
                        Ending.differences(
                                record,
                                Trees.json("{\"not_outcome\":\"DEAD\",\"says\":\"no key\"}")))
                .hasSize(2);
        assertThatThrownBy(() -> Ending.differences(record, Trees.json("{\"outcme\":\"DEAD\"}")))
                .hasMessageContaining("nothing looks at outcme");
    }
}
