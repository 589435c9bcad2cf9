package io.sprintqueue.core.story;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEvent.Issue;
import io.sprintqueue.core.event.JiraEvent.Moment;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.readmodel.Projection;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// The rows that an event leaves in the stories of sprints.
///
/// They are a function of the body and the mapping alone, whatever is held: so the same events
/// leave the same rows in any order, however often each comes.
public final class StoryRows {
    /// The most sprints in whose stories one event leaves a row.
    public static final int SPRINTS_MAX = 5;

    /// A row has no room for more; Jira's keys are far shorter.
    private static final int KEY_BYTES_MAX = 24;

    private StoryRows() {}

    /// The rows by the ids of their sprints. There are none unless the body has the whole issue,
    /// and the issue was created, deleted or moved, or its sprint, points or status changed.
    public static Map<String, StoryRow> of(
            String issueId, JiraEvent event, Body body, FieldMapping mapping) {
        return switch (event) {
            case JiraEvent.IssueChanged(Moment moment, Issue issue) -> {
                var change = new IssueChange(issue, mapping, false);
                yield issue.whole() && change.isPartOfStories()
                        ? rows(issueId, change, moment, body)
                        : Map.of();
            }
            case JiraEvent.IssueDeleted(Moment moment, Issue issue) ->
                    issue.whole()
                            ? rows(issueId, new IssueChange(issue, mapping, true), moment, body)
                            : Map.of();
            case JiraEvent.IssueInTransition _,
                    JiraEvent.IssueTouched _,
                    JiraEvent.IssueSeen _,
                    JiraEvent.SprintChanged _,
                    JiraEvent.SprintDeleted _,
                    JiraEvent.ProjectChanged _,
                    JiraEvent.ProjectDeleted _,
                    JiraEvent.Stateless _ ->
                    Map.of();
        };
    }

    private static Map<String, StoryRow> rows(
            String issueId, IssueChange change, Moment moment, Body body) {
        Stamp stamp = Projection.stamp(true, moment, body);
        var rows = new TreeMap<String, StoryRow>();
        change.sprints(Instant.ofEpochMilli(moment.timestamp()))
                .limit(SPRINTS_MAX)
                .forEach(sprint ->
                        rows.put(
                                sprint,
                                new StoryRow(
                                        issueId,
                                        stamp,
                                        fitting(change.key()),
                                        change.isOfSubtask(),
                                        change.isDeletion(),
                                        change.before(sprint),
                                        change.after(sprint))));
        return rows;
    }

    private static @Nullable String fitting(@Nullable String key) {
        return key != null && key.getBytes(StandardCharsets.UTF_8).length <= KEY_BYTES_MAX
                ? key
                : null;
    }
}
