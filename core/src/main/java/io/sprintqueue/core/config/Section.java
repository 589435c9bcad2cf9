package io.sprintqueue.core.config;

import io.sprintqueue.core.config.YamlNode.Kind;
import io.sprintqueue.core.config.YamlNode.Mapping;
import io.sprintqueue.core.config.YamlNode.Scalar;
import io.sprintqueue.core.config.YamlNode.Sequence;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A mapping of the file under its path. It reports wrong values, and the caller continues with the
/// default.
final class Section {
    private final Problems problems;
    private final String path;
    private final Mapping mapping;

    private Section(Problems problems, String path, Mapping mapping) {
        this.problems = problems;
        this.path = path;
        this.mapping = mapping;
    }

    /// The whole file, which may hold the known keys only.
    static Section root(YamlNode root, Problems problems, String... known) {
        var section = new Section(problems, "", asMapping(root, "", problems));
        section.refuseUnknown(List.of(known));
        return section;
    }

    static String join(String path, String key) {
        return path.isEmpty() ? Quoted.key(key) : path + "." + Quoted.key(key);
    }

    /// The section under the key, empty if there is none, which may hold the known keys only.
    Section section(String key, String... known) {
        Section section = open(key);
        section.refuseUnknown(List.of(known));
        return section;
    }

    /// The section under the key, empty if there is none, whose keys the user chooses.
    Section open(String key) {
        YamlNode node = mapping.entries().get(key);
        String inner = join(path, key);
        return new Section(
                problems,
                inner,
                node == null
                        ? new Mapping(mapping.line(), Map.of())
                        : asMapping(node, inner, problems));
    }

    Set<String> keys() {
        return mapping.entries().keySet();
    }

    boolean says(String key) {
        return mapping.entries().containsKey(key);
    }

    /// The value under the key, where there is one to look at.
    Optional<YamlNode> value(String key) {
        return switch (mapping.entries().get(key)) {
            case null -> Optional.empty();
            case Scalar(_, Kind kind, _) when kind == Kind.REFUSED -> Optional.empty();
            case Scalar(_, Kind kind, _) when kind == Kind.EMPTY -> {
                report(key, "has no value; write one, or remove the line");
                yield Optional.empty();
            }
            case YamlNode node -> Optional.of(node);
        };
    }

    /// Reports a problem with the value of a key, or that it is missing.
    void report(String key, String message) {
        problems.add(lineOf(key), join(path, key), message);
    }

    /// Reports what is wrong with one element of the list under a key.
    void report(String key, int index, YamlNode element, String message) {
        problems.add(element.line(), "%s[%d]".formatted(join(path, key), index), message);
    }

    /// Reports what is wrong with the section as a whole.
    void report(String message) {
        problems.add(mapping.line(), path, message);
    }

    void warn(String key, String message) {
        problems.warn(lineOf(key), join(path, key), message);
    }

    /// How many problems the file has so far.
    int problemCount() {
        return problems.count();
    }

    private static Mapping asMapping(YamlNode node, String path, Problems problems) {
        return switch (node) {
            case Mapping found -> found;
            case Scalar(int line, Kind kind, _) when kind == Kind.EMPTY || kind == Kind.REFUSED ->
                    new Mapping(line, Map.of());
            case Scalar _, Sequence _ -> {
                problems.add(
                        node.line(),
                        path,
                        node.shown() + " is not a mapping; write its keys below, indented");
                yield new Mapping(node.line(), Map.of());
            }
        };
    }

    private void refuseUnknown(List<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                String advice =
                        Spelling.nearest(key, known)
                                .map(word -> "did you mean " + word + "?")
                                .orElse("known here: " + String.join(", ", known));
                report(key, "%s is not a known key; %s".formatted(Quoted.value(key), advice));
            }
        }
    }

    private int lineOf(String key) {
        YamlNode node = mapping.entries().get(key);
        return node == null ? mapping.line() : node.line();
    }

    /// Finds the word that was probably meant.
    static final class Spelling {
        private static final int DISTANCE_MAX = 2;

        private Spelling() {}

        /// The nearest of the words, where it is at most two letters away.
        static Optional<String> nearest(String written, Collection<String> words) {
            return words.stream()
                    .filter(word -> Math.abs(word.length() - written.length()) <= DISTANCE_MAX)
                    .filter(word -> distance(written, word) <= DISTANCE_MAX)
                    .min(Comparator.comparingInt(word -> distance(written, word)));
        }

        /// How many letters to add, remove or replace (Levenshtein).
        private static int distance(String one, String other) {
            int[] above = new int[other.length() + 1];
            for (int column = 0; column < above.length; column++) {
                above[column] = column;
            }
            for (int row = 1; row <= one.length(); row++) {
                int[] current = new int[above.length];
                current[0] = row;
                for (int column = 1; column < above.length; column++) {
                    boolean same = one.charAt(row - 1) == other.charAt(column - 1);
                    int replaced = above[column - 1] + (same ? 0 : 1);
                    int shifted = Math.min(above[column], current[column - 1]) + 1;
                    current[column] = Math.min(replaced, shifted);
                }
                above = current;
            }
            return above[other.length()];
        }
    }
}
