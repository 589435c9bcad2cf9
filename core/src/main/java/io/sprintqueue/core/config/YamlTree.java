package io.sprintqueue.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import io.sprintqueue.core.config.YamlNode.Kind;
import io.sprintqueue.core.config.YamlNode.Mapping;
import io.sprintqueue.core.config.YamlNode.Scalar;
import io.sprintqueue.core.config.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the plain part of YAML into a tree: no anchors, aliases or tags, no key twice, one
/// document, and little of it.
final class YamlTree {
    static final int BYTES_MAX = 256 * 1024;
    static final int DEPTH_MAX = 20;

    private static final YAMLFactory FACTORY =
            YAMLFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                    .build();

    private final YAMLParser parser;
    private final Problems problems;

    private YamlTree(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /// The file's tree; an empty mapping where the file is empty or cannot be read at all.
    static YamlNode read(String yaml, Problems problems) {
        int sizeBytes = yaml.getBytes(StandardCharsets.UTF_8).length;
        if (sizeBytes > BYTES_MAX) {
            problems.add(
                    1,
                    "",
                    "the file has %d bytes; at most %d are read, so shorten it"
                            .formatted(sizeBytes, BYTES_MAX));
            return nothing();
        }
        try (YAMLParser parser = FACTORY.createParser(yaml)) {
            return new YamlTree(parser, problems).document(yaml);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading a text in memory cannot fail", impossible);
        }
    }

    private YamlNode document(String yaml) throws IOException {
        try {
            if (parser.nextToken() == null) {
                return nothing();
            }
            YamlNode root = node("", line());
            if (parser.nextToken() != null) {
                problems.add(line(), "", "a second document starts here; keep one, without ---");
            }
            return root;
        } catch (JsonProcessingException refused) {
            SyntaxError error = SyntaxError.of(refused, yaml, line());
            problems.add(error.line(), "", error.message());
            return nothing();
        }
    }

    private static YamlNode nothing() {
        return new Mapping(1, Map.of());
    }

    /// The node that starts at the current token.
    private YamlNode node(String path, int line) throws IOException {
        String refusal = refusal();
        if (refusal != null) {
            problems.add(line, path, refusal);
            parser.skipChildren();
            return new Scalar(line, Kind.REFUSED, "");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(path, line);
            case START_ARRAY -> sequence(path, line);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(line, Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(line, Kind.BOOLEAN);
            case null, default -> scalar(line, Kind.TEXT);
        };
    }

    /// The parser does not tell of an anchor on a scalar, which is harmless without an alias.
    private @Nullable String refusal() throws IOException {
        if (parser.isCurrentAlias()) {
            return "is an alias (*); write the value out";
        }
        if (parser.getObjectId() != null) {
            return "has an anchor (&); remove it, and write each value out";
        }
        return parser.getTypeId() == null ? null : "has a tag (!); remove it";
    }

    private Scalar scalar(int line, Kind kind) throws IOException {
        String text = parser.getText();
        boolean empty = text.isEmpty() || parser.currentToken() == JsonToken.VALUE_NULL;
        return new Scalar(line, empty ? Kind.EMPTY : kind, text);
    }

    private Sequence sequence(String path, int line) throws IOException {
        var elements = new ArrayList<YamlNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(node(path + "[" + elements.size() + "]", line()));
        }
        return new Sequence(line, elements);
    }

    private Mapping mapping(String path, int line) throws IOException {
        var entries = new LinkedHashMap<String, YamlNode>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            String keyPath = Section.join(path, key);
            int keyLine = line();
            parser.nextToken();
            YamlNode value = node(keyPath, keyLine);
            YamlNode before = entries.putIfAbsent(key, value);
            if (before != null) {
                problems.add(
                        keyLine,
                        keyPath,
                        "is already in line %d; keep one".formatted(before.line()));
            }
        }
        return new Mapping(line, entries);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /// Why the file cannot be read as YAML, in one line and without a copy of the file.
    record SyntaxError(int line, String message) {
        /// Explains the refusal of a file.
        ///
        /// @param lastLine how far the reading came, for a refusal that does not say where it is
        static SyntaxError of(JsonProcessingException refused, String yaml, int lastLine) {
            if (refused instanceof StreamConstraintsException) {
                return new SyntaxError(
                        lastLine,
                        "nested more than %d deep; flatten it".formatted(YamlTree.DEPTH_MAX));
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
}
