package io.sprintqueue.core.story;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.story.StoryRow.Points;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a changelog says of one register. Several items of it are one change, from where the first
/// begins to where the last ends.
record Edit(ChangelogItem first, ChangelogItem last) {
    /// No issue was in so many.
    private static final int SPRINTS_MAX = 200;

    private static final Pattern COMMA = Pattern.compile(",");

    static Optional<Edit> of(List<ChangelogItem> changelog, FieldMapping mapping, String register) {
        List<ChangelogItem> items =
                changelog.stream()
                        .filter(item -> !item.changesNothing())
                        .filter(item -> mapping.changed(item).contains(register))
                        .toList();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Edit(items.getFirst(), items.getLast()));
    }

    /// The ids of the sprints before the change, as `41, 42`, the first [#SPRINTS_MAX] of them;
    /// nothing if the changelog names sprints without ids.
    Optional<Set<String>> idsBefore() {
        return ids(first.from(), first.fromText());
    }

    /// The ids of the sprints after the change, as [#idsBefore()].
    Optional<Set<String>> idsAfter() {
        return ids(last.to(), last.toText());
    }

    private static Optional<Set<String>> ids(@Nullable String list, @Nullable String shown) {
        return isBlank(list) && !isBlank(shown)
                ? Optional.empty()
                : Optional.of(
                        Stream.ofNullable(list)
                                .flatMap(COMMA::splitAsStream)
                                .map(String::strip)
                                .filter(Entity::isId)
                                .limit(SPRINTS_MAX)
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /// The points before the change; nothing if the changelog shows no number there.
    Optional<Points> pointsBefore() {
        return points(first.fromText(), first.from());
    }

    /// The points after the change, as [#pointsBefore()].
    Optional<Points> pointsAfter() {
        return points(last.toText(), last.to());
    }

    /// A number has no id, so what is shown of it is the number.
    private static Optional<Points> points(@Nullable String text, @Nullable String id) {
        String shown = isBlank(text) ? id : text;
        return shown == null || shown.isBlank()
                ? Optional.of(Points.NONE)
                : FieldType.number(shown).map(number -> new Points(number.number()));
    }

    /// Whether the change ends with that id.
    boolean endsWith(String id) {
        return Objects.equals(last.to(), id);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
