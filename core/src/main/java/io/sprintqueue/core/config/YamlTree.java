package io.sprintqueue.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import io.sprintqueue.core.config.YamlNode.Kind;
import io.sprintqueue.core.config.YamlNode.Mapping;
import io.sprintqueue.core.config.YamlNode.Scalar;
import io.sprintqueue.core.config.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

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
}
