package io.sprintqueue.lab.chaos;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.lab.load.KnownIssue;
import io.sprintqueue.lab.load.KnownSprint;
import io.sprintqueue.lab.load.Traffic;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Compares what the operations API shows with what Jira would show.
///
/// @param compared how many issues and sprints
/// @param differences one a line
record Comparison(int compared, List<String> differences) {
    static Comparison of(Traffic truth, OperationsClient operations) {
        var differences = new ArrayList<String>();
        List<KnownIssue> issues = truth.issues();
        List<KnownSprint> sprints = truth.sprints();
        issues.forEach(issue -> compare(issue, operations, differences));
        sprints.forEach(sprint -> compare(sprint, issues, operations, differences));
        return new Comparison(issues.size() + sprints.size(), differences);
    }

    private static void compare(
            KnownIssue issue, OperationsClient operations, List<String> differences) {
        Set<String> keys = new HashSet<>(issue.previousKeys());
        keys.add(issue.key());
        for (String key : keys) {
            JsonNode item = operations.item(issue.site(), key).body();
            String name = issue.site() + "/" + key;
            differs(differences, name + " id", issue.id(), text(item, "issueId"));
            differs(differences, name + " key", issue.key(), text(item, "key"));
            differs(differences, name + " keys", issue.previousKeys(), texts(item));
            differs(differences, name + " summary", issue.summary(), text(item, "summary"));
            differs(differences, name + " status", issue.status(), text(item, "status"));
            differs(differences, name + " priority", issue.priority(), text(item, "priority"));
            differs(differences, name + " sprint", issue.sprintId(), text(item, "sprintId"));
            differs(differences, name + " rank", issue.rank(), text(item, "rank"));
            differs(
                    differences,
                    name + " deleted",
                    issue.deleted(),
                    item.path("deleted").asBoolean());
        }
    }

    private static void compare(
            KnownSprint sprint,
            List<KnownIssue> issues,
            OperationsClient operations,
            List<String> differences) {
        JsonNode queue = operations.sprintQueue(sprint.site(), sprint.id()).body();
        String name = sprint.site() + "/sprint " + sprint.id();
        differs(differences, name + " name", sprint.name(), text(queue.path("sprint"), "name"));
        differs(differences, name + " goal", sprint.goal(), text(queue.path("sprint"), "goal"));
        List<String> expected =
                issues.stream()
                        .filter(issue -> issue.site().equals(sprint.site()) && !issue.deleted())
                        .filter(issue -> sprint.id().equals(issue.sprintId()))
                        .sorted(Comparator.comparing(KnownIssue::rank))
                        .map(KnownIssue::id)
                        .toList();
        List<@Nullable String> seen = new ArrayList<>();
        queue.path("items").forEach(item -> seen.add(text(item, "issueId")));
        differs(differences, name + " queue", expected, seen);
    }

    private static void differs(
            List<String> differences,
            String what,
            @Nullable Object expected,
            @Nullable Object seen) {
        if (!Objects.equals(expected, seen)) {
            differences.add("%s is %s and must be %s".formatted(what, seen, expected));
        }
    }

    private static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isTextual() ? value.textValue() : null;
    }

    private static Set<String> texts(JsonNode item) {
        Set<String> texts = new HashSet<>();
        StreamSupport.stream(item.path("previousKeys").spliterator(), false)
                .map(JsonNode::asText)
                .forEach(texts::add);
        return texts;
    }
}
