package io.sprintqueue.core.readmodel;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEventParser;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;

import java.util.List;
import java.util.SequencedMap;

/// What a mapping would read from one body, field by field, and why.
public sealed interface FieldTrial {
    /// The body carries an issue, wholly or in part.
    ///
    /// @param fields in the order of the rules: Jira's own fields first
    record Tried(Entity issue, List<Field> fields) implements FieldTrial {
        public Tried {
            fields = List.copyOf(fields);
        }
    }

    /// The body has nothing to try the mapping on.
    record Nothing(String reason) implements FieldTrial {}

    /// One field.
    ///
    /// @param found what stands at each path of its rule
    record Field(
            FieldRule rule,
            FieldRule.Reading reading,
            SequencedMap<String, FieldRule.Found> found) {}

    /// Tries the mapping on a body.
    static FieldTrial of(FieldMapping mapping, Body body) {
        return switch (RoutingPass.of(body)) {
            case Routing.Malformed(String reason) -> new Nothing(reason);
            case Routing.Unroutable(_, String reason) -> new Nothing(reason);
            case Routing.Routed(_, Entity entity) ->
                    switch (JiraEventParser.parse(body, entity, Origin.JIRA)) {
                        case Parsed.Unreadable(String reason) -> new Nothing(reason);
                        case Parsed.Understood(JiraEvent event) -> of(mapping, entity, event);
                    };
        };
    }

    private static FieldTrial of(FieldMapping mapping, Entity entity, JiraEvent event) {
        return switch (event) {
            case JiraEvent.IssueChanged(_, JiraEvent.Issue issue) -> tried(mapping, entity, issue);
            case JiraEvent.IssueInTransition(_, JiraEvent.Issue issue, _) ->
                    tried(mapping, entity, issue);
            case JiraEvent.IssueDeleted(_, JiraEvent.Issue issue) -> tried(mapping, entity, issue);
            case JiraEvent.IssueTouched(_, var partial, _) ->
                    partial == null
                            ? new Nothing("it names an issue but has none of its fields")
                            : tried(mapping, entity, partial);
            case JiraEvent.IssueSeen _,
                    JiraEvent.SprintChanged _,
                    JiraEvent.SprintDeleted _,
                    JiraEvent.ProjectChanged _,
                    JiraEvent.ProjectDeleted _,
                    JiraEvent.Stateless _ ->
                    new Nothing("it carries no issue, and only issues have mapped fields");
        };
    }

    private static Tried tried(FieldMapping mapping, Entity entity, JiraEvent.Issue issue) {
        JsonNode fields = issue.fields();
        return new Tried(
                entity,
                mapping.rules().stream()
                        .map(rule ->
                                new Field(
                                        rule,
                                        rule.read(fields, issue.coverage()),
                                        rule.trace(fields)))
                        .toList());
    }
}
