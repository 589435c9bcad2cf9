package io.sprintqueue.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/// Why the file cannot be read as YAML, in one line and without a copy of the file.
record SyntaxError(int line, String message) {
    /// Explains the refusal of a file.
    ///
    /// @param lastLine how far the parser came, for a refusal without a line
    static SyntaxError of(JsonProcessingException refused, String yaml, int lastLine) {
        if (refused instanceof StreamConstraintsException) {
            return new SyntaxError(
                    lastLine, "nested more than %d deep; flatten it".formatted(YamlTree.DEPTH_MAX));
        }
        Throwable cause = refused.getCause();
        if (cause instanceof MarkedYAMLException marked) {
            return illFormed(marked, lastLine);
        }
        if (cause instanceof ReaderException character) {
            return unprintable(character.getCodePoint(), yaml);
        }
        return new SyntaxError(lastLine, "a key is a plain text here, and no value is binary");
    }

    private static SyntaxError illFormed(MarkedYAMLException marked, int lastLine) {
        Mark mark = marked.getProblemMark();
        return new SyntaxError(
                mark == null ? lastLine : mark.getLine() + 1,
                "not well-formed YAML: " + Quoted.plain(marked.getProblem()));
    }

    private static SyntaxError unprintable(int codePoint, String yaml) {
        String before = yaml.substring(0, yaml.indexOf(codePoint));
        return new SyntaxError(
                1 + (int) before.chars().filter(each -> each == '\n').count(),
                "YAML does not allow the character U+%04X; remove it".formatted(codePoint));
    }
}
