package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.json.BoundedJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;

class CsvTest {
    private static String cell(String json) throws IOException {
        return Csv.cell(BoundedJson.mapper().readTree(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"plain\" | plain",
                "\"a,b\" | \"a,b\"",
                "\"a \\\"b\\\"\" | \"a \"\"b\"\"\"",
                "\"Zürich 📄\" | Zürich 📄",
                "null | ~~",
                "true | true",
                "2E+1 | 20",
                "-3 | -3",
                "[\"a\",\"b\"] | \"a, b\"",
                "[] | ~~",
            })
    void a_value_is_a_cell_of_rfc_4180(String json, String cell) throws IOException {
        assertThat(cell(json)).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"=1+1\" | '=1+1",
                "\"+1\" | '+1",
                "\"-1\" | '-1",
                "\"@SUM(A1)\" | '@SUM(A1)",
                "\"\\t=1\" | '~ =1~",
                "\"＝1\" | '＝1",
                "[\"=1\",\"b\"] | \"'=1, b\"",
                "\"=HYPERLINK(\\\"x\\\",\\\"y\\\")\" | \"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
            })
    void a_text_that_a_spreadsheet_would_run_is_kept_a_text(String json, String cell)
            throws IOException {
        assertThat(cell(json)).isEqualTo(cell.replace("~", ""));
    }

    @Test
    void lines_end_as_the_rfc_says_and_a_missing_value_is_empty() throws IOException {
        List<Csv.Column> columns = List.of(Csv.Column.of("key"), Csv.Column.of("missing"));

        assertThat(Csv.header(columns)).isEqualTo("key,missing\r\n");
        assertThat(Csv.row(BoundedJson.mapper().readTree("{\"key\":\"A-1\"}"), columns))
                .isEqualTo("A-1,\r\n");
    }
}
