package io.sprintqueue.core.config;

import io.sprintqueue.core.config.YamlNode.Kind;
import io.sprintqueue.core.config.YamlNode.Mapping;
import io.sprintqueue.core.config.YamlNode.Scalar;
import io.sprintqueue.core.config.YamlNode.Sequence;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a list of texts in the file must be.
///
/// @param objection what is wrong with one of the texts
record TextList(int least, int most, Function<String, Optional<String>> objection) {
    /// A list whose texts are not blank and not too long.
    static TextList ofTexts(int least, int most, int lengthMax) {
        return new TextList(
                least,
                most,
                text ->
                        text.isBlank() || text.length() > lengthMax
                                ? Optional.of(
                                        "%s has %d characters; write 1 to %d, not all blank"
                                                .formatted(
                                                        Quoted.value(text),
                                                        text.length(),
                                                        lengthMax))
                                : Optional.empty());
    }

    /// The texts under the key; nothing if there are none or one of them is wrong.
    Optional<List<String>> read(Section section, String key) {
        return section.value(key).flatMap(node -> read(section, key, node));
    }

    private Optional<List<String>> read(Section section, String key, YamlNode node) {
        return switch (node) {
            case Sequence(_, List<YamlNode> elements) -> texts(section, key, elements);
            case Scalar _, Mapping _ -> {
                section.report(key, node.shown() + " is not a list; write one, such as [a, b]");
                yield Optional.empty();
            }
        };
    }

    private Optional<List<String>> texts(Section section, String key, List<YamlNode> elements) {
        int before = section.problemCount();
        if (elements.size() < least || elements.size() > most) {
            section.report(
                    key, "has %d elements; write %d to %d".formatted(elements.size(), least, most));
        }
        for (int index = 0; index < elements.size(); index++) {
            YamlNode element = elements.get(index);
            Optional<String> wrong = objectionTo(element);
            if (wrong.isPresent()) {
                section.report(key, index, element, wrong.get());
            }
        }
        return section.problemCount() == before
                ? Optional.of(elements.stream().flatMap(TextList::text).toList())
                : Optional.empty();
    }

    private Optional<String> objectionTo(YamlNode element) {
        return switch (element) {
            case Scalar(_, Kind kind, String text) ->
                    switch (kind) {
                        case TEXT -> objection.apply(text);
                        case NUMBER, BOOLEAN ->
                                Optional.of(
                                        Quoted.value(text)
                                                + " is not a text; put it in"
                                                + " quotes");
                        case EMPTY -> Optional.of("has no value; write one, or remove it");
                        case REFUSED -> Optional.empty();
                    };
            case Sequence _, Mapping _ ->
                    Optional.of(
                            element.shown()
                                    + " is not a text; write one text for each"
                                    + " element");
        };
    }

    private static Stream<String> text(YamlNode element) {
        return switch (element) {
            case Scalar(_, _, String text) -> Stream.of(text);
            case Sequence _, Mapping _ -> Stream.empty();
        };
    }
}
