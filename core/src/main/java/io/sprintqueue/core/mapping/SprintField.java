package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.FieldValue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads Jira's sprint field: a list of objects in the Cloud, of texts
/// `…Sprint@1a2b[…,id=197,name=TES Sprint 3,…,state=ACTIVE]` elsewhere.
///
/// An issue that was carried over lists its closed sprints too: the current one is the active one,
/// else the future one.
final class SprintField {
    private static final String CLASS = "com.atlassian.greenhopper.service.sprint.Sprint@";
    private static final String OPENING = "(?:\\A" + Pattern.quote(CLASS) + "[0-9a-f]{1,16}\\[|,)";
    private static final String ENDING = "(?=,[a-zA-Z]+=|\\]\\z)";
    private static final int TEXT_LENGTH_MAX = 20_000;

    // A name or a goal may hold commas and brackets: only a whole `,id=<digits>` before the next
    // `,name=` or the end is taken, and two of them are one too many.
    private static final Pattern ID = Pattern.compile(OPENING + "id=([0-9]{1,20})" + ENDING);
    private static final Pattern STATE =
            Pattern.compile(OPENING + "state=(ACTIVE|FUTURE|CLOSED)" + ENDING);

    private enum Standing {
        ACTIVE,
        FUTURE,
        CLOSED
    }

    private record Listed(String id, Standing standing) {}

    private SprintField() {}

    /// The id of the current sprint, cleared where there is none; nothing where the field has a
    /// form that Jira is not known to send.
    static Optional<FieldValue> read(JsonNode json) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        var sprints = new ArrayList<Listed>();
        for (JsonNode element : json) {
            Optional<Listed> listed =
                    element.isTextual() ? fromText(element.textValue()) : fromObject(element);
            if (listed.isEmpty()) {
                return Optional.empty();
            }
            sprints.add(listed.get());
        }
        return Optional.of(current(sprints));
    }

    private static FieldValue current(List<Listed> sprints) {
        return sprints.stream()
                .filter(sprint -> sprint.standing() != Standing.CLOSED)
                .min(Comparator.comparing(Listed::standing))
                .<FieldValue>map(sprint -> new FieldValue.Text(sprint.id()))
                .orElseGet(FieldValue.Cleared::new);
    }

    private static Optional<Listed> fromObject(JsonNode sprint) {
        String id = sprint.path("id").asText();
        Optional<Standing> standing = standing(sprint.path("state").asText());
        return Entity.isId(id) ? standing.map(s -> new Listed(id, s)) : Optional.empty();
    }

    private static Optional<Listed> fromText(String sprint) {
        if (!sprint.startsWith(CLASS) || sprint.length() > TEXT_LENGTH_MAX) {
            return Optional.empty();
        }
        Optional<Standing> standing = only(STATE, sprint).flatMap(SprintField::standing);
        return only(ID, sprint).flatMap(id -> standing.map(s -> new Listed(id, s)));
    }

    /// The one match there is; nothing where a name pretends to be another.
    private static Optional<String> only(Pattern pattern, String text) {
        List<MatchResult> matches = pattern.matcher(text).results().limit(2).toList();
        return matches.size() == 1 ? Optional.of(matches.getFirst().group(1)) : Optional.empty();
    }

    private static Optional<Standing> standing(String state) {
        return switch (state.toUpperCase(Locale.ROOT)) {
            case "ACTIVE" -> Optional.of(Standing.ACTIVE);
            case "FUTURE" -> Optional.of(Standing.FUTURE);
            case "CLOSED" -> Optional.of(Standing.CLOSED);
            default -> Optional.empty();
        };
    }
}
