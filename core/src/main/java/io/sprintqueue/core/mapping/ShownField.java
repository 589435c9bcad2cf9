package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.time.JiraTime;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A field as a body shows it, to be compared with the body's changelog: Jira may write the body
/// late, when the field has changed once more.
///
/// @param rule how its register is read; absent of the key
/// @param fields all fields of the issue
/// @param value what the register reads
record ShownField(Optional<FieldRule> rule, JsonNode fields, FieldValue value) {
    /// Of a cascading choice, and of some apps' fields, changelogs have no plain id.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,40}");

    /// Whether the item ends with another value. Where the two have nothing in common that could be
    /// compared, they do not contradict each other.
    boolean isOtherThan(ChangelogItem item) {
        String id = text(item.to());
        String shown = text(item.toText());
        boolean emptied = id == null && shown == null;
        if (is(Fields.RANK)) {
            return false;
        }
        if (isOf(FieldType.SPRINT)) {
            return emptied ? !isEmpty() : isOfOtherSprints(id);
        }
        if (emptied) {
            return !isEmpty() && !tellsEachElement();
        }
        return isEmpty() || isOther(id, shown);
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private boolean is(String register) {
        return rule.filter(each -> each.register().equals(register)).isPresent();
    }

    private boolean isOf(FieldType type) {
        return rule.filter(each -> each.type() == type).isPresent();
    }

    /// Of components and versions, an item tells of one that was added or removed.
    private boolean tellsEachElement() {
        return isOf(FieldType.ARRAY) && !is(Fields.LABELS);
    }

    private boolean isEmpty() {
        return switch (value) {
            case FieldValue.Cleared _ -> true;
            case FieldValue.Text(String text) -> text.isBlank();
            case FieldValue.Texts(List<String> texts) -> texts.isEmpty();
            case FieldValue.Numeric _, FieldValue.Flag _, FieldValue.User _, FieldValue.Opaque _ ->
                    false;
        };
    }

    /// Closed sprints are listed too: an issue of those alone is in no sprint now.
    private boolean isOfOtherSprints(@Nullable String id) {
        Set<String> ids =
                Stream.of((id == null ? "" : id).split(",", -1))
                        .map(String::strip)
                        .filter(each -> NUMBER.matcher(each).matches())
                        .collect(Collectors.toUnmodifiableSet());
        if (ids.isEmpty()) {
            return false;
        }
        if (value instanceof FieldValue.Text(String current)) {
            return !ids.contains(current);
        }
        return !rule.flatMap(each -> each.sprints(fields)).orElse(List.of()).stream()
                .map(ListedSprint::id)
                .collect(Collectors.toUnmodifiableSet())
                .containsAll(ids);
    }

    private boolean isOther(@Nullable String id, @Nullable String shown) {
        if (value instanceof FieldValue.User(_, String name)) {
            return isOtherPerson(name, id, shown);
        }
        JsonNode field = fields.path(path().map(FieldRule::fieldOf).orElse(""));
        if (field.isObject()) {
            return isOtherChoice(field, id, shown);
        }
        return switch (value) {
            case FieldValue.Text(String text) when isOf(FieldType.DATE) ->
                    noneIs(
                            text,
                            texts(id, shown)
                                    .flatMap(each -> JiraTime.normalised(each).stream())
                                    .filter(each -> each.length() == text.length()));
            case FieldValue.Text(String text) ->
                    shown != null && texts(id, shown).noneMatch(isTheSameLineAs(text));
            case FieldValue.Numeric numeric ->
                    noneIs(
                            numeric,
                            texts(id, shown).flatMap(each -> FieldType.number(each).stream()));
            case FieldValue.Flag(boolean on) ->
                    noneIs(
                            String.valueOf(on),
                            texts(id, shown).filter(Set.of("true", "false")::contains));
            case FieldValue.Texts(List<String> texts) when is(Fields.LABELS) ->
                    shown != null
                            && texts.stream().noneMatch(BoundedText::isCut)
                            && !Set.copyOf(texts).equals(Set.of(shown.split("\\s+", -1)));
            case FieldValue.Texts _, FieldValue.User _, FieldValue.Cleared _, FieldValue.Opaque _ ->
                    false;
        };
    }

    private Optional<String> path() {
        return rule.flatMap(each ->
                each.trace(fields).entrySet().stream()
                        .filter(found -> found.getValue() == FieldRule.Found.VALUE)
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    /// Data Center's changelogs have a person's key or name.
    private boolean isOtherPerson(String name, @Nullable String id, @Nullable String shown) {
        JsonNode person =
                path().map(path -> FieldRule.at(fields, path)).orElse(MissingNode.getInstance());
        Set<String> ids =
                Stream.of("accountId", "key", "name")
                        .map(each -> person.path(each).asText())
                        .filter(each -> !each.isBlank())
                        .collect(Collectors.toUnmodifiableSet());
        return (id == null || ids.isEmpty())
                ? shown != null && !isTheSameLineAs(name).test(shown)
                : !ids.contains(id);
    }

    /// An object is known by its id, and by its label only if it has none. What an object says
    /// further, such as a status of its category, follows from which one it is.
    private static boolean isOtherChoice(
            JsonNode field, @Nullable String id, @Nullable String shown) {
        String own = field.path("id").asText();
        if (own.isEmpty()) {
            return shown != null
                    && FieldType.label(field).filter(isTheSameLineAs(shown).negate()).isPresent();
        }
        return id != null
                && NUMBER.matcher(own).matches()
                && NUMBER.matcher(id).matches()
                && !own.equals(id);
    }

    private static Stream<String> texts(@Nullable String id, @Nullable String shown) {
        return Stream.of(Optional.ofNullable(id), Optional.ofNullable(shown))
                .flatMap(Optional::stream);
    }

    private static <T> boolean noneIs(T value, Stream<? extends T> others) {
        List<? extends T> all = others.toList();
        return !all.isEmpty() && all.stream().noneMatch(value::equals);
    }

    private static Predicate<String> isTheSameLineAs(String text) {
        return other -> BoundedText.mayBeTheSame(line(text), line(other));
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
