package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rows as RFC 4180 has them, with a header. A text that a spreadsheet would take for a formula
/// gets an apostrophe before it.
final class Csv {
    private static final String END = "\r\n";
    private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@＝＋－＠].*");

    private Csv() {}

    /// A column.
    ///
    /// @param name as the JSON has it
    record Column(String name, Function<JsonNode, JsonNode> value) {
        /// A member of the row.
        static Column of(String name) {
            return new Column(name, row -> row.path(name));
        }
    }

    static String header(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(",", "", END));
    }

    static String row(JsonNode row, List<Column> columns) {
        return columns.stream()
                .map(column -> cell(column.value().apply(row)))
                .collect(Collectors.joining(",", "", END));
    }

    /// Numbers and truth values stay as they are; a list is joined by commas.
    static String cell(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        String text = Output.text(value);
        return quoted(FORMULA.matcher(text).matches() ? "'" + text : text);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
