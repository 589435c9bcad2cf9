package io.sprintqueue.core.readmodel;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEvent.Issue;
import io.sprintqueue.core.event.JiraEvent.Moment;
import io.sprintqueue.core.mapping.Coverage;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldReadings;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns an event into its delta for the entity's state.
public final class Projection {
    /// Of a sprint, as its own events have it and as an issue does, which calls the board
    /// otherwise.
    static final List<FieldRule> SPRINT =
            List.of(
                    FieldRule.of(Fields.NAME, FieldType.STRING, "name"),
                    FieldRule.of(Fields.SPRINT_STATE, FieldType.OPTION, "state"),
                    FieldRule.of(Fields.GOAL, FieldType.STRING, "goal"),
                    FieldRule.of(Fields.START_DATE, FieldType.DATE, "startDate"),
                    FieldRule.of(Fields.END_DATE, FieldType.DATE, "endDate"),
                    FieldRule.of(Fields.COMPLETE_DATE, FieldType.DATE, "completeDate"),
                    FieldRule.of(Fields.ACTIVATED_DATE, FieldType.DATE, "activatedDate"),
                    new FieldRule(
                            Fields.BOARD_ID,
                            FieldType.OPTION,
                            List.of("originBoardId", "boardId", "rapidViewId")));

    static final List<FieldRule> PROJECT =
            List.of(
                    FieldRule.of(Fields.KEY, FieldType.OPTION, "key"),
                    FieldRule.of(Fields.NAME, FieldType.STRING, "name"));

    private final FieldMapping mapping;

    /// Projects under a site's mapping.
    public Projection(FieldMapping mapping) {
        this.mapping = mapping;
    }

    /// An event's delta.
    ///
    /// @param state the delta to join with the state
    /// @param absent the registers that it clears because the body does not have the field
    /// @param warnings mapped fields whose values were of a wrong type
    public record Delta(State state, Set<String> absent, List<String> warnings) {
        public Delta {
            absent = Set.copyOf(absent);
            warnings = List.copyOf(warnings);
        }

        private Delta(State state) {
            this(state, Set.of(), List.of());
        }
    }

    /// The delta of the event, empty for an event without a state.
    ///
    /// @param body gives the last part of the stamp
    public Delta delta(JiraEvent event, Body body) {
        return switch (event) {
            case JiraEvent.IssueChanged(Moment moment, Issue issue) ->
                    issue(issue, moment, stamp(true, moment, body), false);
            case JiraEvent.IssueInTransition(Moment moment, Issue issue, _) ->
                    issue(issue, moment, beforeAllOfItsTime(moment, body), false);
            case JiraEvent.IssueDeleted(Moment moment, Issue issue) ->
                    issue(issue, moment, stamp(true, moment, body), true);
            case JiraEvent.IssueTouched(Moment moment, Issue partial, _) ->
                    partial == null
                            ? new Delta(activity(moment))
                            : issue(partial, moment, stamp(false, moment, body), false);
            case JiraEvent.IssueSeen(Moment moment, JiraEvent.Visibility visibility) ->
                    seen(visibility, stamp(true, moment, body));
            case JiraEvent.SprintChanged(Moment moment, JsonNode sprint, _) ->
                    snapshot(SPRINT, sprint, null, moment, body);
            case JiraEvent.ProjectChanged(
                            Moment moment,
                            JsonNode project,
                            JiraEvent.Lifecycle lifecycle) ->
                    snapshot(PROJECT, project, lifecycle, moment, body);
            case JiraEvent.SprintDeleted(Moment moment) -> deleted(moment);
            case JiraEvent.ProjectDeleted(Moment moment) -> deleted(moment);
            case JiraEvent.Stateless _ -> new Delta(State.EMPTY);
        };
    }

    /// The values of the sprint's registers before the event, of those that the body tells.
    public static Map<String, FieldValue> before(JiraEvent.SprintChanged changed) {
        JiraEvent.Former former = changed.former();
        return FieldReadings.of(SPRINT, former.fields(), former.coverage()).values();
    }

    private Delta issue(Issue issue, Moment moment, Stamp stamp, boolean deleted) {
        var readings = FieldReadings.of(mapping.rules(), issue.fields(), issue.coverage());
        var registers = registers(readings, stamp);
        if (issue.whole()) {
            var unreadable = new FieldValue.Texts(List.copyOf(readings.unreadable()));
            registers.put(Fields.UNREADABLE, new Register(stamp, unreadable));
        }
        var keys = new TreeSet<>(issue.formerKeys());
        String key = issue.key();
        if (key != null) {
            registers.put(Fields.KEY, new Register(stamp, new FieldValue.Text(key)));
            keys.add(key);
        }
        return delta(State.of(registers, moment.activity(), keys, deleted), readings);
    }

    /// The body of a sprint or a project is always the whole of it.
    private static Delta snapshot(
            List<FieldRule> rules,
            JsonNode whole,
            JiraEvent.@Nullable Lifecycle lifecycle,
            Moment moment,
            Body body) {
        Stamp stamp = stamp(true, moment, body);
        var readings = FieldReadings.of(rules, whole, Coverage.whole());
        var registers = registers(readings, stamp);
        if (lifecycle != null) {
            String name = lifecycle.name().toLowerCase(Locale.ROOT);
            registers.put(Fields.LIFECYCLE, new Register(stamp, new FieldValue.Text(name)));
        }
        return delta(State.of(registers, moment.activity(), List.of(), false), readings);
    }

    /// A register and no tombstone: what is not seen today may be seen again.
    private static Delta seen(JiraEvent.Visibility visibility, Stamp stamp) {
        var register = new Register(stamp, new FieldValue.Text(visibility.toString()));
        return new Delta(State.of(Map.of(Fields.VISIBILITY, register), 0, List.of(), false));
    }

    private static Map<String, Register> registers(FieldReadings readings, Stamp stamp) {
        var registers = new TreeMap<String, Register>();
        readings.values().forEach((name, value) -> registers.put(name, new Register(stamp, value)));
        return registers;
    }

    private static Delta delta(State state, FieldReadings readings) {
        return new Delta(state, readings.absent(), readings.warnings());
    }

    private static Delta deleted(Moment moment) {
        return new Delta(State.of(Map.of(), moment.timestamp(), List.of(), true));
    }

    private static State activity(Moment moment) {
        return State.of(Map.of(), moment.timestamp(), List.of(), false);
    }

    /// Among bodies of one `updated`, every other one is newer.
    private static Stamp beforeAllOfItsTime(Moment moment, Body body) {
        return new Stamp(true, moment.updated(), 0, 0, body.hash());
    }

    /// What orders the event's values among those of others.
    ///
    /// @param full whether the body has the whole entity
    public static Stamp stamp(boolean full, Moment moment, Body body) {
        return new Stamp(
                full, moment.updated(), moment.timestamp(), moment.changelogId(), body.hash());
    }
}
