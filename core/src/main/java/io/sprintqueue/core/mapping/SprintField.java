package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.time.JiraTime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads Jira's sprint field: a list of objects in the Cloud, of texts
/// `…Sprint@1a2b[…,id=197,name=TES Sprint 3,…,state=ACTIVE]` elsewhere.
///
/// A carried-over issue lists its closed sprints too. The current one is the active one, else the
/// future one. A done issue stays in the closed sprint that was completed last, unless it became
/// done after that.
final class SprintField {
    private static final String CATEGORY_CHANGED = "statuscategorychangedate";
    private static final String RESOLVED = "resolutiondate";

    /// The fields that tell, with the status, whether an issue was done in a closed sprint.
    static final Set<String> TELL_DONE = Set.of("status", CATEGORY_CHANGED, RESOLVED);

    /// Ids of sprints are numbers without leading zeros.
    private static final Comparator<Listed> BY_ID =
            Comparator.<Listed>comparingInt(sprint -> sprint.id().length())
                    .thenComparing(Listed::id);

    private enum Standing {
        ACTIVE,
        FUTURE,
        CLOSED
    }

    /// @param completed when it was closed; absent if the body does not say it in one way
    /// @param form the sprint as the body has it
    private record Listed(
            String id, Standing standing, Optional<Instant> completed, JsonNode form) {}

    private SprintField() {}

    /// The id of the current sprint, cleared where there is none; nothing if the field has a form
    /// that Jira is not known to send, or the body does not tell.
    ///
    /// @param fields all fields of the issue, which tell whether and when it was done
    static Optional<FieldValue> read(JsonNode json, JsonNode fields) {
        return listed(json)
                .filter(sprints -> !isUndecided(sprints, fields))
                .map(sprints ->
                        current(sprints, fields)
                                .<FieldValue>map(sprint -> new FieldValue.Text(sprint.id()))
                                .orElseGet(FieldValue.Cleared::new));
    }

    /// The current sprint as an object of Cloud's form, whichever form the body has it in; nothing
    /// where there is none, or the body does not tell.
    static Optional<JsonNode> currentSprint(JsonNode json, JsonNode fields) {
        return listed(json)
                .filter(sprints -> !isUndecided(sprints, fields))
                .flatMap(sprints -> current(sprints, fields))
                .map(Listed::form)
                .flatMap(form ->
                        form.isTextual()
                                ? SprintText.of(form.textValue()).map(SprintText::object)
                                : Optional.of(form));
    }

    /// All sprints that the field lists; nothing if it has a form that Jira is not known to send.
    static Optional<List<ListedSprint>> all(JsonNode json) {
        return listed(json)
                .map(sprints ->
                        sprints.stream()
                                .map(sprint ->
                                        new ListedSprint(
                                                sprint.id(),
                                                sprint.standing() == Standing.CLOSED,
                                                sprint.completed()))
                                .toList());
    }

    private static Optional<List<Listed>> listed(JsonNode json) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        var sprints = new ArrayList<Listed>();
        for (JsonNode element : json) {
            Optional<Listed> listed = element.isTextual() ? fromText(element) : fromObject(element);
            if (listed.isEmpty()) {
                return Optional.empty();
            }
            sprints.add(listed.get());
        }
        return Optional.of(sprints);
    }

    private static Optional<Listed> current(List<Listed> sprints, JsonNode fields) {
        return open(sprints).or(() -> doneIn(sprints, fields));
    }

    /// Where all sprints are closed, only the status tells whether the issue stays in one; a body
    /// that was trimmed may lack it.
    private static boolean isUndecided(List<Listed> sprints, JsonNode fields) {
        return !sprints.isEmpty() && open(sprints).isEmpty() && !category(fields).isTextual();
    }

    private static JsonNode category(JsonNode fields) {
        return fields.path("status").path("statusCategory").path("key");
    }

    private static Optional<Listed> open(List<Listed> sprints) {
        return sprints.stream()
                .filter(sprint -> sprint.standing() != Standing.CLOSED)
                .min(Comparator.comparing(Listed::standing).thenComparing(BY_ID));
    }

    /// The closed sprint in which the issue was done. One that does not say when it was closed
    /// counts as closed before all others, and is no proof that the issue was done elsewhere.
    private static Optional<Listed> doneIn(List<Listed> sprints, JsonNode fields) {
        if (!category(fields).asText().equals("done")) {
            return Optional.empty();
        }
        Optional<Instant> done = time(fields, CATEGORY_CHANGED).or(() -> time(fields, RESOLVED));
        return sprints.stream()
                .filter(sprint -> sprint.standing() == Standing.CLOSED)
                .max(
                        Comparator.<Listed, Instant>comparing(
                                        sprint -> sprint.completed().orElse(Instant.MIN))
                                .thenComparing(BY_ID))
                .filter(sprint -> !isAfter(done, sprint.completed()));
    }

    private static boolean isAfter(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && one.get().isAfter(other.get());
    }

    private static Optional<Instant> time(JsonNode json, String name) {
        return JiraTime.instant(json.path(name).asText());
    }

    private static Optional<Listed> fromObject(JsonNode sprint) {
        String id = sprint.path("id").asText();
        Optional<Standing> standing = standing(sprint.path("state").asText());
        return Entity.isId(id)
                ? standing.map(s -> new Listed(id, s, time(sprint, "completeDate"), sprint))
                : Optional.empty();
    }

    private static Optional<Listed> fromText(JsonNode form) {
        Optional<SprintText> sprint = SprintText.of(form.textValue());
        Optional<Standing> standing =
                sprint.flatMap(SprintText::state).flatMap(SprintField::standing);
        Optional<Instant> completed =
                sprint.flatMap(SprintText::completeDate).flatMap(JiraTime::instant);
        return sprint.flatMap(SprintText::id)
                .flatMap(id -> standing.map(s -> new Listed(id, s, completed, form)));
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
