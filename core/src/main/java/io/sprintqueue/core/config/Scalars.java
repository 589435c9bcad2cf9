package io.sprintqueue.core.config;

import io.sprintqueue.core.config.YamlNode.Kind;
import io.sprintqueue.core.config.YamlNode.Mapping;
import io.sprintqueue.core.config.YamlNode.Scalar;
import io.sprintqueue.core.config.YamlNode.Sequence;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes single values from a section, each within its bounds.
final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    private static final Set<String> TRUTHS = Set.of("true", "false");

    private final Section section;

    Scalars(Section section) {
        this.section = section;
    }

    /// A word.
    ///
    /// @param expected how a message calls what should stand there
    Optional<String> word(String key, String expected) {
        return section.value(key).flatMap(node -> word(key, node, expected));
    }

    int wholeNumber(String key, Bounds<Long> bounds, int fallback) {
        return section.value(key)
                .flatMap(node -> wholeNumber(key, node, bounds))
                .map(Math::toIntExact)
                .orElse(fallback);
    }

    Duration duration(String key, Bounds<Duration> bounds, Duration fallback) {
        return section.value(key).flatMap(node -> duration(key, node, bounds)).orElse(fallback);
    }

    boolean truth(String key, boolean fallback) {
        return section.value(key).flatMap(node -> truth(key, node)).orElse(fallback);
    }

    private Optional<Boolean> truth(String key, YamlNode node) {
        return switch (node) {
            // YAML's other words for them, such as yes and off, are refused: they are mostly
            // mistakes.
            case Scalar(_, Kind kind, String text)
                    when kind == Kind.BOOLEAN && TRUTHS.contains(text) ->
                    Optional.of(Boolean.valueOf(text));
            case Scalar _, Sequence _, Mapping _ ->
                    refuse(key, node.shown() + " is neither true nor false");
        };
    }

    private Optional<String> word(String key, YamlNode node, String expected) {
        return switch (node) {
            case Scalar(_, Kind kind, String text) when kind == Kind.TEXT -> Optional.of(text);
            case Scalar _, Sequence _, Mapping _ ->
                    refuse(key, node.shown() + " is not a " + expected);
        };
    }

    private Optional<Long> wholeNumber(String key, YamlNode node, Bounds<Long> bounds) {
        return switch (node) {
            case Scalar(_, Kind kind, String text)
                    when kind == Kind.NUMBER && WHOLE.matcher(text).matches() ->
                    within(key, node, bounds, Long.valueOf(text));
            case Scalar _, Sequence _, Mapping _ ->
                    refuse(
                            key,
                            node.shown()
                                    + " is not a whole number; write digits only, without quotes");
        };
    }

    private Optional<Duration> duration(String key, YamlNode node, Bounds<Duration> bounds) {
        try {
            return within(key, node, bounds, Duration.parse(textOf(node)));
        } catch (DateTimeParseException _) {
            return refuse(
                    key,
                    node.shown() + " is not a duration; write it in ISO 8601: P60D, PT15M or PT1S");
        }
    }

    private static String textOf(YamlNode node) {
        return switch (node) {
            case Scalar(_, _, String text) -> text;
            case Sequence _, Mapping _ -> "";
        };
    }

    private <T extends Comparable<? super T>> Optional<T> within(
            String key, YamlNode node, Bounds<T> bounds, T value) {
        Optional<String> objection = bounds.objection(value, node.shown());
        return objection.isPresent() ? refuse(key, objection.get()) : Optional.of(value);
    }

    private <T> Optional<T> refuse(String key, String message) {
        section.report(key, message);
        return Optional.empty();
    }

    /// The minimum and maximum of a number or duration, each with its reason.
    record Bounds<T extends Comparable<? super T>>(
            T least, String leastSince, T most, String mostSince) {
        /// The problem with the value, written as `found` in the file.
        Optional<String> objection(T value, String found) {
            if (value.compareTo(least) < 0) {
                return Optional.of(
                        "%s is below the limit; write %s or more: %s"
                                .formatted(found, shown(least), leastSince));
            }
            if (value.compareTo(most) > 0) {
                return Optional.of(
                        "%s is above the limit; write %s or less: %s"
                                .formatted(found, shown(most), mostSince));
            }
            return Optional.empty();
        }

        /// A duration of days is shown so: Java itself would say `PT1440H` for `P60D`.
        static String shown(Object value) {
            if (!(value instanceof Duration time) || time.toDays() < 1) {
                return value.toString();
            }
            Duration rest = time.minusDays(time.toDays());
            return "P" + time.toDays() + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
        }
    }
}
