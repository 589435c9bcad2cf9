package io.sprintqueue.core.event;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.mapping.Coverage;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what sync has read from Jira and sent. Only sync writes such bodies, so what is missing in
/// one is a fault of ours.
final class SnapshotReader {
    private static final int ASKED_MAX = 200;

    private SnapshotReader() {}

    /// @param readAt the reading's time, in epoch milliseconds, as everywhere here
    static Parsed issue(JsonNode root, long readAt) {
        JiraEvent.Moment moment = Moments.ofIssueReading(root, readAt);
        if (moment == null) {
            return new Parsed.Unreadable("issue.fields.updated is missing or no time");
        }
        return asked(root.path("asked"))
                .<Parsed>map(asked ->
                        new Parsed.Understood(
                                new JiraEvent.IssueChanged(
                                        moment,
                                        IssueReader.issue(root, new Coverage.Asked(asked)))))
                .orElseGet(() ->
                        new Parsed.Unreadable(
                                "asked is not a list of 1 to " + ASKED_MAX + " names of fields"));
    }

    private static Optional<Set<String>> asked(JsonNode list) {
        var asked = new HashSet<String>();
        for (JsonNode name : list) {
            if (!name.isTextual() || asked.size() == ASKED_MAX) {
                return Optional.empty();
            }
            asked.add(name.textValue());
        }
        return list.isArray() && !asked.isEmpty() ? Optional.of(asked) : Optional.empty();
    }

    static Parsed visibility(JsonNode root, long readAt) {
        return named(JiraEvent.Visibility.values(), root.path("visibility"))
                .<Parsed>map(visibility ->
                        new Parsed.Understood(
                                new JiraEvent.IssueSeen(Moments.ofReading(readAt), visibility)))
                .orElseGet(() ->
                        new Parsed.Unreadable("visibility is not visible, not_visible, archived"));
    }

    static Parsed sprint(JsonNode root, long readAt) {
        return new Parsed.Understood(
                new JiraEvent.SprintChanged(Moments.ofReading(readAt), root.path("sprint")));
    }

    static Parsed project(JsonNode root, long readAt) {
        return named(JiraEvent.Lifecycle.values(), root.path("lifecycle"))
                .<Parsed>map(lifecycle ->
                        new Parsed.Understood(
                                new JiraEvent.ProjectChanged(
                                        Moments.ofReading(readAt),
                                        root.path("project"),
                                        lifecycle)))
                .orElseGet(() -> new Parsed.Unreadable("lifecycle is not live, archived, trashed"));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, JsonNode text) {
        return Stream.of(values)
                .filter(value -> value.name().equalsIgnoreCase(text.asText()))
                .findFirst();
    }
}
