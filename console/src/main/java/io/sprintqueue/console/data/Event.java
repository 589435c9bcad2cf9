package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.list;
import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;
import static io.sprintqueue.console.data.Fields.time;
import static io.sprintqueue.console.data.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One event of Jira and how it ended.
///
/// @param by who made the change; null if the event does not say it
/// @param changes what was changed; null if the record does not say it
/// @param changesLeftOut how many changes have no room on the record; null if it does not say it
/// @param warnings fields that kept their value because the body's could not be read
/// @param clearedAbsent fields that lost their value because the body does not have them
public record Event(
        String site,
        String eventId,
        @Nullable String webhookEvent,
        @Nullable String entity,
        @Nullable String issueKey,
        @Nullable String lane,
        String outcome,
        @Nullable String reason,
        @Nullable Instant jiraTime,
        @Nullable Instant receivedAt,
        @Nullable Instant finishedAt,
        List<Attempt> attempts,
        @Nullable Long redriveCycles,
        @Nullable String identifier,
        @Nullable Person by,
        @Nullable List<Change> changes,
        @Nullable Long changesLeftOut,
        List<String> warnings,
        List<String> clearedAbsent) {

    /// A change of one field.
    ///
    /// @param from null if the field was empty before
    /// @param to null if it is empty now
    public record Change(String field, @Nullable String from, @Nullable String to) {
        boolean hasValues() {
            return (from != null && !from.isEmpty()) || (to != null && !to.isEmpty());
        }
    }

    /// A try that failed.
    public record Attempt(@Nullable Instant at, @Nullable String error) {}

    /// A part of a list of events.
    ///
    /// @param next where the next part starts; absent at the end
    public record Page(List<Event> events, @Nullable String next) {}

    static Event of(JsonNode json) {
        return new Event(
                textOr(json, "site", ""),
                textOr(json, "eventId", ""),
                text(json, "webhookEvent"),
                text(json, "entity"),
                text(json, "issueKey"),
                text(json, "lane"),
                textOr(json, "outcome", "UNKNOWN"),
                text(json, "reason"),
                time(json, "jiraTimestamp"),
                time(json, "receivedAt"),
                time(json, "finishedAt"),
                list(
                        json,
                        "attempts",
                        attempt -> new Attempt(time(attempt, "at"), text(attempt, "error"))),
                whole(json, "redriveCycles"),
                text(json, "identifier"),
                Person.of(json.path("by")),
                json.path("changes").isArray() ? list(json, "changes", Event::change) : null,
                whole(json, "changesLeftOut"),
                list(json, "warnings", JsonNode::asText),
                list(json, "clearedAbsent", JsonNode::asText));
    }

    private static Change change(JsonNode json) {
        return new Change(textOr(json, "field", ""), text(json, "from"), text(json, "to"));
    }

    static Page page(JsonNode json) {
        return new Page(list(json, "events", Event::of), text(json, "next"));
    }

    /// The changes that say from what or to what.
    public List<Change> changesWithValues() {
        return changes == null ? List.of() : changes.stream().filter(Change::hasValues).toList();
    }

    /// The fields of the other changes: all of them at an issue's creation, and a rank at any time.
    public List<String> changesWithoutValues() {
        return changes == null
                ? List.of()
                : changes.stream()
                        .filter(change -> !change.hasValues())
                        .map(Change::field)
                        .toList();
    }

    /// Whether the issue began with it.
    public boolean isCreation() {
        return "jira:issue_created".equals(webhookEvent);
    }

    /// Whether an operator can replay it.
    public boolean isDead() {
        return outcome.equals("DEAD");
    }

    /// What went wrong last: the reason, or else the error of the last try.
    public @Nullable String error() {
        return reason != null || attempts.isEmpty() ? reason : attempts.getLast().error();
    }
}
