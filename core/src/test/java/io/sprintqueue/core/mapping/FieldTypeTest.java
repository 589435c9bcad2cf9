package io.sprintqueue.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

class FieldTypeTest {
    private static final String CUT = "…";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    STRING | 1         | {}       | ['a']  | true
                    NUMBER | 'one'     | {}       | [1]    | true
                    NUMBER | ''        | '8,5'    | '8 points' | {'value':'x'}
                    NUMBER | 'NaN'     | '0x10'   | {'name':'8'} | {'value':[8]}
                    OPTION | {}        | {'id':1} | ['a']  | true
                    USER   | 'someone' | {}       | [{}]   | {'displayName':' '}
                    USER   | 1         | true     | {'accountId':[]} | {'name':null}
                    DATE   | 1         | {}       | ['2020-01-01'] | 'tomorrow'
                    BOOLEAN | 'true'   | 1        | {}     | [true]
                    ARRAY  | 'a'       | {}       | [null] | [true]
                    ARRAY  | 1         | true     | [[]]   | ['a',{}]
                    SPRINT | 'a'       | {}       | [1]    | true
                    """)
    void a_value_of_another_type_is_none(
            FieldType type, String one, String two, String three, String four) {
        for (String json : List.of(one, two, three, four)) {
            assertThat(read(type, json)).as(json).isEmpty();
        }
    }

    @Test
    void a_text_is_kept_up_to_1000_bytes_of_whole_characters_and_says_where_it_was_cut() {
        assertThat(text(FieldType.STRING, "x".repeat(1_000))).isEqualTo("x".repeat(1_000));
        assertThat(text(FieldType.STRING, "x".repeat(1_001))).isEqualTo("x".repeat(997) + CUT);
        assertThat(text(FieldType.STRING, "ä".repeat(501))).isEqualTo("ä".repeat(498) + CUT);
        assertThat(text(FieldType.STRING, "x" + "ä".repeat(500)))
                .isEqualTo("x" + "ä".repeat(498) + CUT);
        assertThat(text(FieldType.STRING, "€".repeat(400))).isEqualTo("€".repeat(332) + CUT);
        assertThat(text(FieldType.STRING, "x".repeat(997) + "😀")).isEqualTo("x".repeat(997) + CUT);
        assertThat(text(FieldType.STRING, "x".repeat(996) + "😀")).endsWith("😀");
        assertThat(text(FieldType.STRING, "")).isEmpty();
    }

    @Test
    void half_a_character_becomes_the_replacement_character() {
        for (String half : List.of("\\ud83d", "\\ude00", "\\ude00\\ud83d", "\\ud83d\\ud83d")) {
            String text = text(FieldType.STRING, "a" + half + "b😀");

            assertThat(text).matches("a\uFFFD+b😀");
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(text);
            String cut = text(FieldType.STRING, "x".repeat(999) + half);
            assertThat(cut).isEqualTo("x".repeat(997) + CUT);
            assertThat(BoundedJson.isWellFormed(cut)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "5.0, 5",
        "0.50, 0.5",
        "0, 0",
        "-0.0, 0",
        "0e400, 0",
        "100, 100",
        "1e2, 100",
        "-13.5, -13.5",
        "1e119, 1E+119",
        "1e-120, 1E-120",
        "99999999999999999999999999999999999999, 99999999999999999999999999999999999999",
        "100000000000000000000000000000000000000000, 1E+41",
        "1.00000000000000000000000000000000000000000, 1"
    })
    void a_number_is_read_by_its_value(String json, BigDecimal value) {
        assertThat(read(FieldType.NUMBER, json))
                .hasValueSatisfying(read ->
                        assertThat(read)
                                .isEqualTo(new FieldValue.Numeric(value))
                                .extracting(v -> ((FieldValue.Numeric) v).number())
                                .isEqualTo(
                                        value.signum() == 0
                                                ? BigDecimal.ZERO
                                                : value.stripTrailingZeros()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'8'", "' 8.0 '", "'0.8e1'", "{'value':'8'}", "{'value':8}", "'+8'"})
    void a_number_is_read_from_a_text_and_from_an_option_too(String json) {
        assertThat(read(FieldType.NUMBER, json))
                .contains(new FieldValue.Numeric(BigDecimal.valueOf(8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'1e400'",
                "'1e2147483647'",
                "'1e99999999999'",
                "1e400",
                "-1e400",
                "1e-400",
                "1e2147483647",
                "100e2147483647",
                "1e-2147483647",
                "100000000000000000000000000000000000001",
                "0.100000000000000000000000000000000000001",
                "123456789012345678901234567890123456789"
            })
    void a_number_that_the_table_cannot_hold_is_none(String json) {
        assertThat(read(FieldType.NUMBER, json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'High'                         | High
                    {'name':'High','id':'1'}       | High
                    {'value':'Core','name':'x'}    | Core
                    {'value':null,'name':'x'}      | x
                    {'displayName':'Ann'}          | Ann
                    {'key':'ORBIT'}                | ORBIT
                    {'id':4158,'title':'Dashboard'} | Dashboard
                    {'value':'','title':'Core'}    | Core
                    {'value':8}                    | 8
                    41                             | 41
                    """)
    void an_option_is_what_people_call_it(String json, String label) {
        assertThat(read(FieldType.OPTION, json)).contains(new FieldValue.Text(label));
    }

    @Test
    void an_option_is_kept_up_to_255_bytes() {
        assertThat(text(FieldType.OPTION, "ä".repeat(200))).isEqualTo("ä".repeat(126) + CUT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'accountId':'5b','displayName':'Ann'}                     | 5b  | Ann
                    {'key':'ann','name':'ann.b','displayName':'Ann'}           | ann | Ann
                    {'name':'ann.b'}                                           | ann.b | ann.b
                    {'accountId':'5b','key':'ann','emailAddress':'a@b'}        | 5b  | 5b
                    {'accountId':null,'key':'ann','displayName':null}          | ann | ann
                    """)
    void a_person_has_an_id_and_a_name(String json, String id, String name) {
        assertThat(read(FieldType.USER, json)).contains(new FieldValue.User(id, name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'displayName':'Ann','emailAddress':'a@b','active':true}  | Ann
                    {'emailAddress':'a@b'}                                    | a@b
                    {'accountId':'','displayName':'Ann'}                      | Ann
                    {'accountId':null,'key':null,'displayName':'Ann'}         | Ann
                    """)
    void a_person_may_have_a_name_and_no_id(String json, String name) {
        assertThat(read(FieldType.USER, json)).contains(new FieldValue.User(null, name));
    }

    @Test
    void a_person_is_bounded() {
        Optional<FieldValue> read =
                read(
                        FieldType.USER,
                        "{'accountId':'%s','displayName':'%s'}"
                                .formatted("i".repeat(999), "n\\ud83d".repeat(999)));

        assertThat(read)
                .contains(new FieldValue.User("i".repeat(252) + CUT, "n\uFFFD".repeat(63) + CUT));
    }

    @Test
    void a_date_and_a_time_are_made_one_form() {
        assertThat(text(FieldType.DATE, "2026-10-14")).isEqualTo("2026-10-14");
        assertThat(text(FieldType.DATE, "2026-10-14T02:00:00.000+0200"))
                .isEqualTo("2026-10-14T00:00:00Z");
    }

    @Test
    void a_list_is_read_by_what_people_call_its_elements() {
        assertThat(texts("['a','b',3,{'value':'c'},{'name':'d'},{'displayName':'e'}]"))
                .containsExactly("a", "b", "3", "c", "d", "e");
        assertThat(texts("[]")).isEmpty();
        assertThat(texts("['','a','a']")).containsExactly("", "a", "a");
    }

    @Test
    void a_list_is_kept_up_to_100_elements_and_1500_bytes_and_says_where_it_was_cut() {
        assertThat(texts("[" + elements("a", 100) + "]")).hasSize(100).doesNotContain(CUT);
        assertThat(texts("[" + elements("a", 101) + "]")).hasSize(100).endsWith("a", CUT);
        assertThat(texts("[" + elements("x".repeat(300), 9) + "]"))
                .hasSize(6)
                .endsWith("x".repeat(252) + CUT, CUT);
        assertThat(texts("[" + elements("x".repeat(150), 10) + "]"))
                .hasSize(10)
                .doesNotContain(CUT);
        assertThat(texts("[" + elements("x".repeat(150), 11) + "]")).hasSize(10).endsWith(CUT);
    }

    @Test
    void labels_have_room_for_a_hundred_of_255_characters() {
        String label = "x".repeat(255);

        assertThat(labels("[" + elements(label, 100) + "]"))
                .hasSize(100)
                .allSatisfy(each -> assertThat(each).isEqualTo(label));
        assertThat(labels("[" + elements("a", 1_000) + "]")).hasSize(1_000).doesNotContain(CUT);
        assertThat(labels("[" + elements("a", 1_001) + "]")).hasSize(1_000).endsWith("a", CUT);
        assertThat(labels("[" + elements("😀".repeat(255), 30) + "]"))
                .hasSize(26)
                .startsWith("😀".repeat(255))
                .endsWith(CUT);
        assertThat(labels("[" + elements("x".repeat(1_021), 1) + "]"))
                .containsExactly("x".repeat(1_017) + CUT);
    }

    private static String elements(String text, int count) {
        return String.join(",", Collections.nCopies(count, "'" + text + "'"));
    }

    private static List<String> texts(String json) {
        return texts(read(FieldType.ARRAY, json));
    }

    private static List<String> labels(String json) {
        return texts(TextList.LABELS.read(Bodies.json(json)));
    }

    private static Optional<FieldValue> read(FieldType type, String json) {
        return type.read(Bodies.json(json), MissingNode.getInstance());
    }

    private static List<String> texts(Optional<FieldValue> read) {
        return read.orElseThrow() instanceof FieldValue.Texts(List<String> texts)
                ? texts
                : List.of("no list");
    }

    private static String text(FieldType type, String text) {
        return read(type, "'" + text + "'").orElseThrow() instanceof FieldValue.Text(String kept)
                ? kept
                : "no text";
    }
}
