package io.sprintqueue.core.story;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.event.JiraEvent.Issue;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule.Reading;
import io.sprintqueue.core.mapping.ListedSprint;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.readmodel.QueueItem.QueueState;
import io.sprintqueue.core.story.StoryRow.Category;
import io.sprintqueue.core.story.StoryRow.Points;
import io.sprintqueue.core.story.StoryRow.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An issue before and after the change that a body tells of. What the changelog does not name was
/// before as the body has it.
final class IssueChange {
    private static final Side NOT_YET = new Side(false, Points.NONE, Category.PENDING);

    private final Issue issue;
    private final FieldMapping mapping;
    private final boolean deletion;
    private final List<ListedSprint> listed;
    private final Set<String> listedIds;
    private final Optional<Set<String>> idsBefore;
    private final Optional<Set<String>> idsAfter;
    private final Optional<Edit> sprint;
    private final Optional<Edit> points;
    private final Optional<Edit> status;

    IssueChange(Issue issue, FieldMapping mapping, boolean deletion) {
        this.issue = issue;
        this.mapping = mapping;
        this.deletion = deletion;
        this.listed = mapping.sprints(issue.fields());
        this.listedIds =
                listed.stream().map(ListedSprint::id).collect(Collectors.toUnmodifiableSet());
        this.sprint = Edit.of(issue.changelog(), mapping, Fields.SPRINT);
        this.idsBefore = sprint.flatMap(Edit::idsBefore);
        this.idsAfter = sprint.flatMap(Edit::idsAfter);
        this.points = Edit.of(issue.changelog(), mapping, Fields.STORY_POINTS);
        this.status = Edit.of(issue.changelog(), mapping, Fields.STATUS);
    }

    boolean isPartOfStories() {
        return issue.created()
                || sprint.isPresent()
                || points.isPresent()
                || status.isPresent()
                || issue.changelog().stream().anyMatch(ChangelogItem::isMove);
    }

    /// The sprints that the issue left, came into or is in, and those that it stays in although
    /// they are closed. The most important ones come first.
    ///
    /// @param time of the change: a sprint that was closed before it, and that the change does not
    ///     name, is left out
    Stream<String> sprints(Instant time) {
        Set<String> ids =
                listed.stream()
                        .filter(each -> !each.isClosedBefore(time))
                        .map(ListedSprint::id)
                        .collect(Collectors.toCollection(HashSet::new));
        idsBefore.ifPresent(ids::addAll);
        idsAfter.ifPresent(ids::addAll);
        Set<String> closed =
                listed.stream()
                        .filter(ListedSprint::closed)
                        .map(ListedSprint::id)
                        .collect(Collectors.toUnmodifiableSet());
        return ids.stream()
                .sorted(
                        Comparator.<String, Boolean>comparing(id -> wasIn(id) == isIn(id))
                                .thenComparing(closed::contains)
                                .thenComparing(String::length, Comparator.reverseOrder())
                                .thenComparing(Comparator.reverseOrder()));
    }

    private boolean wasIn(String sprintId) {
        return idsBefore
                .map(ids -> ids.contains(sprintId))
                .orElseGet(() -> !issue.created() && listedIds.contains(sprintId));
    }

    private boolean isIn(String sprintId) {
        return !deletion
                && idsAfter.map(ids -> ids.contains(sprintId))
                        .orElseGet(() -> listedIds.contains(sprintId));
    }

    Side before(String sprintId) {
        return issue.created()
                ? NOT_YET
                : new Side(
                        wasIn(sprintId),
                        points.map(Edit::pointsBefore).orElseGet(this::pointsInBody).orElse(null),
                        status.isPresent() ? Category.UNKNOWN : categoryInBody());
    }

    Side after(String sprintId) {
        return new Side(
                isIn(sprintId),
                points.flatMap(Edit::pointsAfter).or(this::pointsInBody).orElse(null),
                status.filter(edit -> !edit.endsWith(statusInBody())).isPresent()
                        ? Category.UNKNOWN
                        : categoryInBody());
    }

    private Optional<Points> pointsInBody() {
        return mapping.rule(Fields.STORY_POINTS)
                .flatMap(rule ->
                        switch (rule.read(issue.fields(), issue.coverage())) {
                            case Reading.Value(FieldValue.Numeric(BigDecimal number)) ->
                                    Optional.of(new Points(number));
                            case Reading.Value(FieldValue.Cleared _), Reading.ClearedAbsent _ ->
                                    Optional.of(Points.NONE);
                            case Reading.Value _, Reading.Absent _, Reading.WrongType _ ->
                                    Optional.empty();
                        });
    }

    private String statusInBody() {
        return issue.fields().path("status").path("id").asText();
    }

    private Category categoryInBody() {
        JsonNode category = issue.fields().path("status").path("statusCategory").path("key");
        return category.isTextual()
                ? Category.of(QueueState.of(category.textValue()))
                : Category.UNTOLD;
    }

    boolean isDeletion() {
        return deletion;
    }

    boolean isOfSubtask() {
        return issue.fields().path("issuetype").path("subtask").asBoolean();
    }

    @Nullable String key() {
        return issue.key();
    }
}
