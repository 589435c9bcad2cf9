package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class TextTableTest {
    private record Row(String key, String summary) {}

    private static final List<Output.Field<Row>> FIELDS =
            List.of(
                    new Output.Field<>("KEY", Row::key),
                    Output.Field.flexible("SUMMARY", Row::summary),
                    Output.Field.flexible("AGAIN", Row::summary),
                    new Output.Field<>("LAST", Row::key));

    private static TextTable<Row> table(String... summaries) {
        return new TextTable<>(
                List.of(summaries).stream().map(text -> new Row("A-1", text)).toList(), FIELDS);
    }

    @Test
    void each_line_of_a_table_is_equally_wide() {
        assertThat(table("short", "日本語 📄", "Zu\u0308rich").lines(cell -> cell))
                .hasSize(7)
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isEqualTo(38));
    }

    @Test
    void a_table_fits_on_a_terminal_and_names_the_columns_that_are_cut() {
        var table = table("long ".repeat(20), "short");

        assertThat(table.lines(cell -> cell))
                .allSatisfy(
                        line -> assertThat(DisplayWidth.of(line)).isEqualTo(TextTable.WIDTH_MAX))
                .anyMatch(line -> line.contains("…"));
        assertThat(table.cut()).containsExactly("SUMMARY", "AGAIN");
    }

    @Test
    void nothing_is_cut_that_fits() {
        assertThat(table("short").cut()).isEmpty();
    }

    @Test
    void what_must_not_be_cut_stays_whole_even_if_the_table_is_wider() {
        String id = "issue-20011~" + "0".repeat(32);
        var fields =
                List.of(
                        Output.Field.<String>wide("EVENT ID", text -> text),
                        Output.Field.<String>wide("AGAIN", text -> text),
                        Output.Field.<String>flexible("SUMMARY", text -> "long ".repeat(9)));

        var table = new TextTable<>(List.of(id), fields);

        assertThat(table.lines(cell -> cell)).anyMatch(line -> line.contains(id));
        assertThat(table.cut()).containsExactly("SUMMARY");
    }

    @Test
    void a_control_character_does_not_reach_the_terminal() {
        assertThat(table("a\u001b[31mb\nc").lines(cell -> cell))
                .hasSize(5)
                .anyMatch(line -> line.contains("a [31mb c"));
    }
}
