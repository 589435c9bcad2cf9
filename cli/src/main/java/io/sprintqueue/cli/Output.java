package io.sprintqueue.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;

import io.sprintqueue.cli.client.HttpAnswer;
import io.sprintqueue.core.json.BoundedJson;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// Prints answers for people: tables, or one value a line.
final class Output {
    private static final int COLUMN_WIDTH_MAX = 48;

    private final PrintWriter out;

    Output(PrintWriter out) {
        this.out = out;
    }

    /// A column of a table.
    record Field<T>(String title, Function<T, String> text) {}

    void line(String text) {
        out.println(text);
        out.flush();
    }

    <T> void table(List<T> rows, List<Field<T>> fields) {
        List<ColumnData<T>> columns = fields.stream().map(Output::column).toList();
        line(AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, columns));
    }

    private static <T> ColumnData<T> column(Field<T> field) {
        return new Column()
                .header(field.title())
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(COLUMN_WIDTH_MAX, OverflowBehaviour.ELLIPSIS_RIGHT)
                .with(row -> printable(field.text().apply(row)));
    }

    /// The answer's JSON, indented.
    void json(HttpAnswer answer) {
        try {
            line(
                    BoundedJson.mapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(answer.body()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree can be written", impossible);
        }
    }

    /// Each field of the object, one a line.
    void fields(JsonNode object) {
        object.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field ->
                        line("%-16s %s".formatted(field.getKey(), text(field.getValue()))));
    }

    /// Why there is nothing to show.
    void problem(HttpAnswer answer) {
        line(
                "%s: %s"
                        .formatted(
                                answer.body().path("error").asText("HTTP " + answer.status()),
                                answer.body().path("message").asText("no explanation")));
    }

    /// A value in one line: texts without quotes, lists with commas, objects by their name.
    static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            return String.join(
                    ", ",
                    StreamSupport.stream(value.spliterator(), false).map(Output::text).toList());
        }
        if (value.isObject()) {
            return printable(value.path("name").asText(value.toString()));
        }
        return printable(value.asText());
    }

    /// Texts come from strangers: no control character reaches the terminal.
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
