package io.sprintqueue.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.core.json.BoundedJson;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Prints answers for people: tables, or one value a line.
final class Output {
    private static final int COLUMN_WIDTH_MAX = 48;
    private static final int WIDE_COLUMN_WIDTH_MAX = 100;

    /// Controls of both tables, ends of lines, and what turns the direction of the text around.
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");

    private final PrintWriter out;
    private final Paint paint;

    /// Prints without colours.
    Output(PrintWriter out) {
        this(out, Paint.NONE);
    }

    Output(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    /// A column of a table.
    ///
    /// @param widthMax what is longer is cut, with an ellipsis
    /// @param flexible whether it may be cut further, so that the table fits on a terminal
    record Field<T>(String title, Function<T, String> text, int widthMax, boolean flexible) {
        Field(String title, Function<T, String> text) {
            this(title, text, COLUMN_WIDTH_MAX);
        }

        Field(String title, Function<T, String> text, int widthMax) {
            this(title, text, widthMax, false);
        }

        /// Wide enough for an event id, which is worth copying whole, or a sentence.
        static <T> Field<T> wide(String title, Function<T, String> text) {
            return new Field<>(title, text, WIDE_COLUMN_WIDTH_MAX, false);
        }

        /// A text that is still good to know without its end.
        static <T> Field<T> flexible(String title, Function<T, String> text) {
            return new Field<>(title, text, COLUMN_WIDTH_MAX, true);
        }
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /// A table, and below it which of its columns are cut.
    <T> void table(List<T> rows, List<Field<T>> fields) {
        var table = new TextTable<>(rows, fields);
        table.lines(paint::of).forEach(this::line);
        List<String> cut = table.cut();
        if (!cut.isEmpty()) {
            line("Cut to fit: " + String.join(", ", cut));
        }
    }

    /// A line of which some words have their own colour.
    void coloured(String text) {
        line(paint.of(text));
    }

    /// The answer's JSON, indented. It is still the same JSON where a terminal must not see a
    /// character as it is: that can stand in a text only, where it may be escaped.
    void json(HttpAnswer answer) {
        json(answer.body());
    }

    /// The JSON, indented, in the same way.
    void json(JsonNode json) {
        try {
            BoundedJson.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(json)
                    .lines()
                    .map(line -> UNPRINTABLE.matcher(line).replaceAll(Output::escaped))
                    .forEach(this::line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree can be written", impossible);
        }
    }

    private static String escaped(MatchResult character) {
        return "\\\\u%04X".formatted((int) character.group().charAt(0));
    }

    /// Each field of the object, one a line.
    void fields(JsonNode object) {
        object.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field ->
                        line(
                                printable(
                                        "%-16s %s"
                                                .formatted(
                                                        field.getKey(), text(field.getValue())))));
    }

    /// Notes about a configuration that are not problems.
    void note(JsonNode note) {
        line("note: %s: %s".formatted(text(note.path("path")), text(note.path("message"))));
    }

    /// Why there is nothing to show.
    void problem(HttpAnswer answer) {
        line(explained(answer));
    }

    static String explained(HttpAnswer answer) {
        JsonNode body = answer.body();
        return printable(
                "%s: %s"
                        .formatted(
                                body.path("error").asText("HTTP " + answer.status()),
                                body.path("message").asText("no explanation")));
    }

    /// Prints the same way to another place.
    Output to(PrintWriter other) {
        return new Output(other, paint);
    }

    /// Characters that a terminal obeys instead of showing.
    void raw(String sequence) {
        out.print(sequence);
        out.flush();
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

    /// The same, with a dash where nothing is known.
    static String known(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "–" : text(value);
    }

    /// Texts come from strangers: no control character reaches the terminal.
    static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ");
    }
}
