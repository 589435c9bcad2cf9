package io.sprintqueue.core.config;

import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.Fields;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a section `fields`: its rules replace the inherited ones of the same names.
final class FieldsReader {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,39}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int PATH_LENGTH_MAX = 100;
    private static final TextList FROM = new TextList(1, 10, FieldsReader::objectionToPath);
    private static final TextList CHANGELOG = TextList.ofTexts(0, 10, 255);

    private static final Map<String, FieldType> TYPES =
            Stream.of(FieldType.values())
                    .collect(Collectors.toUnmodifiableMap(FieldsReader::word, type -> type));
    private static final String ONE_OF_ALL =
            "one of " + words(EnumSet.allOf(FieldType.class), ", ");

    private final Section fields;
    private final Map<String, FieldRule> rules = new LinkedHashMap<>();
    private final List<FieldRule> stated = new ArrayList<>();

    private FieldsReader(Section fields, FieldMapping inherited) {
        this.fields = fields;
        inherited.mapped().forEach(rule -> rules.put(rule.register(), rule));
    }

    static FieldMapping read(Section fields, FieldMapping inherited) {
        var reader = new FieldsReader(fields, inherited);
        fields.keys().stream().filter(reader::isName).forEach(reader::readRule);
        reader.checkCount();
        reader.stated.forEach(reader::warnOfSharedPaths);
        return new FieldMapping(List.copyOf(reader.rules.values()));
    }

    private boolean isName(String name) {
        if (Fields.BUILT_IN.contains(name)) {
            fields.report(
                    name,
                    name
                            + " is Jira's own field and always kept; remove it, or choose another"
                            + " name");
            return false;
        }
        boolean fits = NAME.matcher(name).matches();
        if (!fits) {
            fields.report(
                    name,
                    Quoted.value(name)
                            + " is not a field name; write a letter, then up to 39 letters, digits"
                            + " and _");
        }
        return fits;
    }

    private void readRule(String name) {
        String register = Fields.registerOf(name);
        Optional<FieldRule> inherited = Optional.ofNullable(rules.get(register));
        Section section = fields.section(name, "type", "from", "changelog");
        Optional<FieldType> type = readType(section, name).or(() -> inherited.map(FieldRule::type));
        Optional<List<String>> from =
                FROM.read(section, "from").or(() -> inherited.map(FieldRule::from));
        if (type.isEmpty() && !section.says("type")) {
            section.report("type", "is missing; write " + ONE_OF_ALL);
        }
        if (from.isEmpty() && !section.says("from")) {
            section.report("from", "is missing; write Jira's field ids: [customfield_10001]");
        }
        if (type.isPresent() && from.isPresent()) {
            var rule = rule(register, type.get(), from.get(), readChangelog(section, inherited));
            rules.put(register, rule);
            stated.add(rule);
        }
    }

    private static Optional<List<String>> readChangelog(
            Section section, Optional<FieldRule> inherited) {
        return CHANGELOG.read(section, "changelog").or(() -> inherited.map(FieldRule::changelog));
    }

    private static FieldRule rule(
            String register, FieldType type, List<String> from, Optional<List<String>> changelog) {
        return changelog
                .map(names -> new FieldRule(register, type, from, names))
                .orElseGet(() -> new FieldRule(register, type, from));
    }

    private static Optional<FieldType> readType(Section section, String name) {
        return new Scalars(section)
                .word("type", "type; " + ONE_OF_ALL)
                .flatMap(word -> typeOf(section, name, word));
    }

    private static Optional<FieldType> typeOf(Section section, String name, String word) {
        FieldType type = TYPES.get(word);
        if (type == null) {
            section.report("type", Quoted.value(word) + " is not a type; " + ONE_OF_ALL);
        } else if (!typesOf(name).contains(type)) {
            section.report(
                    "type",
                    "'%s' does not fit %s, which the sprint queue is built on; write %s"
                            .formatted(word, name, words(typesOf(name), " or ")));
        }
        return Optional.ofNullable(type);
    }

    private static Set<FieldType> typesOf(String name) {
        return switch (name) {
            case Fields.SPRINT -> EnumSet.of(FieldType.SPRINT);
            case Fields.RANK -> EnumSet.of(FieldType.STRING);
            case Fields.STORY_POINTS -> EnumSet.of(FieldType.NUMBER);
            case Fields.EPIC -> EnumSet.of(FieldType.OPTION, FieldType.STRING);
            default -> EnumSet.allOf(FieldType.class);
        };
    }

    private static String words(Set<FieldType> types, String between) {
        return types.stream().map(FieldsReader::word).collect(Collectors.joining(between));
    }

    private static String word(FieldType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> objectionToPath(String path) {
        return path.length() <= PATH_LENGTH_MAX && PATH.matcher(path).matches()
                ? Optional.empty()
                : Optional.of(
                        ("%s is not a field; write 1 to %d letters, digits, _ and -, with dots"
                                        + " between the steps into an object: customfield_10020,"
                                        + " parent.key")
                                .formatted(Quoted.value(path), PATH_LENGTH_MAX));
    }

    private void checkCount() {
        if (!stated.isEmpty() && rules.size() > FieldMapping.MAPPED_MAX) {
            fields.report(
                    ("%d fields with the inherited ones; keep at most %d, so that an item stays"
                                    + " below 100 KB")
                            .formatted(rules.size(), FieldMapping.MAPPED_MAX));
        }
    }

    /// Of two names that this section gives to one field, it reports the later one.
    private void warnOfSharedPaths(FieldRule rule) {
        Predicate<FieldRule> isBefore =
                other -> !stated.contains(other) || stated.indexOf(other) < stated.indexOf(rule);
        for (String path : rule.from()) {
            rules.values().stream()
                    .filter(other -> !other.equals(rule))
                    .filter(isBefore)
                    .filter(other -> other.from().contains(path))
                    .findFirst()
                    .ifPresent(other ->
                            fields.warn(
                                    rule.name(),
                                    "%s is mapped to %s too; is that intended?"
                                            .formatted(Quoted.value(path), other.name())));
        }
    }
}
