package io.sprintqueue.core.queue;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEvent.Issue;
import io.sprintqueue.core.event.JiraEvent.Moment;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns an event into what it adds to the state of its entity.
public final class Projection {
    private static final List<FieldRule> SPRINT =
            List.of(
                    FieldRule.of(Fields.NAME, FieldType.STRING, "name"),
                    FieldRule.of(Fields.SPRINT_STATE, FieldType.OPTION, "state"),
                    FieldRule.of(Fields.GOAL, FieldType.STRING, "goal"),
                    FieldRule.of(Fields.START_DATE, FieldType.DATE, "startDate"),
                    FieldRule.of(Fields.END_DATE, FieldType.DATE, "endDate"),
                    FieldRule.of(Fields.COMPLETE_DATE, FieldType.DATE, "completeDate"),
                    FieldRule.of(Fields.BOARD_ID, FieldType.OPTION, "originBoardId"));
    private static final List<FieldRule> PROJECT =
            List.of(
                    FieldRule.of(Fields.KEY, FieldType.OPTION, "key"),
                    FieldRule.of(Fields.NAME, FieldType.STRING, "name"));

    private final FieldMapping mapping;

    /// Projects under a site's mapping.
    public Projection(FieldMapping mapping) {
        this.mapping = mapping;
    }

    /// What an event adds.
    ///
    /// @param state the delta to join with the state
    /// @param warnings mapped fields whose values were of a wrong type
    public record Delta(State state, List<String> warnings) {
        public Delta {
            warnings = List.copyOf(warnings);
        }
    }

    /// The delta of the event; an empty one for an event that no state is kept of.
    ///
    /// @param body gives the last part of the stamp
    public Delta delta(JiraEvent event, Body body) {
        return switch (event) {
            case JiraEvent.IssueChanged(Moment moment, Issue issue) ->
                    issue(issue, moment, stamp(true, moment, body), false);
            case JiraEvent.IssueDeleted(Moment moment, Issue issue) ->
                    issue(issue, moment, stamp(true, moment, body), true);
            case JiraEvent.IssueTouched(Moment moment, Issue partial) ->
                    partial == null
                            ? new Delta(activity(moment), List.of())
                            : issue(partial, moment, stamp(false, moment, body), false);
            case JiraEvent.SprintChanged(Moment moment, JsonNode sprint) ->
                    snapshot(SPRINT, sprint, null, moment, body);
            case JiraEvent.ProjectChanged(
                            Moment moment,
                            JsonNode project,
                            JiraEvent.Lifecycle lifecycle) ->
                    snapshot(PROJECT, project, lifecycle, moment, body);
            case JiraEvent.SprintDeleted(Moment moment) -> deleted(moment);
            case JiraEvent.ProjectDeleted(Moment moment) -> deleted(moment);
            case JiraEvent.Stateless _ -> new Delta(State.EMPTY, List.of());
        };
    }

    private Delta issue(Issue issue, Moment moment, Stamp stamp, boolean deleted) {
        FieldMapping.Reading reading = mapping.read(issue.fields());
        var registers = new TreeMap<String, Register>();
        reading.values().forEach((name, value) -> registers.put(name, new Register(stamp, value)));
        var keys = new TreeSet<>(issue.formerKeys());
        String key = issue.key();
        if (key != null) {
            registers.put(Fields.KEY, new Register(stamp, new FieldValue.Text(key)));
            keys.add(key);
        }
        return new Delta(
                State.of(registers, moment.timestamp(), keys, deleted), reading.warnings());
    }

    /// A body that is the whole of its entity: what it does not have is unset.
    private static Delta snapshot(
            List<FieldRule> rules,
            JsonNode whole,
            JiraEvent.@Nullable Lifecycle lifecycle,
            Moment moment,
            Body body) {
        Stamp stamp = stamp(true, moment, body);
        var registers = new TreeMap<String, Register>();
        var warnings = new ArrayList<String>();
        for (FieldRule rule : rules) {
            switch (rule.read(whole)) {
                case FieldRule.Reading.Value(FieldValue value) ->
                        registers.put(rule.register(), new Register(stamp, value));
                case FieldRule.Reading.Absent _ ->
                        registers.put(
                                rule.register(), new Register(stamp, new FieldValue.Cleared()));
                case FieldRule.Reading.WrongType wrong -> warnings.add(wrong.warning(rule));
            }
        }
        if (lifecycle != null) {
            String name = lifecycle.name().toLowerCase(Locale.ROOT);
            registers.put(Fields.LIFECYCLE, new Register(stamp, new FieldValue.Text(name)));
        }
        return new Delta(State.of(registers, moment.timestamp(), List.of(), false), warnings);
    }

    private static Delta deleted(Moment moment) {
        return new Delta(State.of(Map.of(), moment.timestamp(), List.of(), true), List.of());
    }

    private static State activity(Moment moment) {
        return State.of(Map.of(), moment.timestamp(), List.of(), false);
    }

    private static Stamp stamp(boolean full, Moment moment, Body body) {
        return new Stamp(
                full, moment.updated(), moment.timestamp(), moment.changelogId(), body.hash());
    }
}
