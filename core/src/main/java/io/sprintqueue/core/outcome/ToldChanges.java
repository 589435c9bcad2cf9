package io.sprintqueue.core.outcome;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.config.Configuration.SiteSettings;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEvent.Issue;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.FieldJson;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.provenance.Change;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.provenance.People;
import io.sprintqueue.core.provenance.Person;
import io.sprintqueue.core.readmodel.Projection;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Finds what an event changed and who did it, as its body says.
final class ToldChanges {
    private static final List<String> ASKED_MOST =
            List.of(
                    Fields.STATUS,
                    Fields.STATUS_CATEGORY,
                    Fields.SPRINT,
                    Fields.STORY_POINTS,
                    Fields.ASSIGNEE,
                    Fields.RANK);

    /// The fields that people ask for most come first, a site's own last: where a record has no
    /// room, the last ones are left out.
    private static final Comparator<String> BY_INTEREST =
            Comparator.comparingInt(ToldChanges::place).thenComparing(Comparator.naturalOrder());

    /// What says when and how an issue was read is no change that someone made, and what follows
    /// from its type is not one more.
    private static final Set<String> NOT_CHANGED =
            Set.of(Fields.UPDATED, Fields.UNREADABLE, Fields.SUBTASK, Fields.HIERARCHY_LEVEL);

    private final Map<String, Register> told;
    private final People people;
    private final Set<String> ofPeople;
    private final FieldMapping mapping;

    private ToldChanges(State told, SiteSettings settings) {
        this.told = told.registers();
        this.people = settings.people();
        this.mapping = settings.fields();
        this.ofPeople =
                mapping.rules().stream()
                        .filter(rule -> rule.type() == FieldType.USER)
                        .map(FieldRule::register)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static int place(String register) {
        int place = ASKED_MOST.indexOf(register);
        if (place >= 0) {
            return place;
        }
        return ASKED_MOST.size() + (register.startsWith(Fields.CUSTOM_PREFIX) ? 1 : 0);
    }

    /// What the event changed.
    ///
    /// @param delta the event's own, so that the result does not depend on what is held
    static Changes of(JiraEvent event, State delta, SiteSettings settings) {
        var changes = new ToldChanges(delta, settings);
        return switch (event) {
            case JiraEvent.IssueChanged(_, Issue issue) -> changes.ofIssue(issue);
            case JiraEvent.IssueInTransition(_, Issue issue, _) -> changes.ofIssue(issue);
            case JiraEvent.IssueDeleted(_, Issue issue) -> changes.ofIssue(issue);
            case JiraEvent.IssueTouched(_, Issue partial, _) ->
                    partial == null ? Changes.NONE : changes.ofIssue(partial);
            case JiraEvent.SprintChanged sprint -> changes.ofSprint(sprint);
            case JiraEvent.IssueSeen _,
                    JiraEvent.SprintDeleted _,
                    JiraEvent.ProjectChanged _,
                    JiraEvent.ProjectDeleted _,
                    JiraEvent.Stateless _ ->
                    Changes.NONE;
        };
    }

    private Changes ofIssue(Issue issue) {
        var edits = new TreeMap<String, Edit>(BY_INTEREST);
        issue.changelog().stream()
                .filter(item -> !item.changesNothing())
                .forEach(item ->
                        mapping.changed(item)
                                .forEach(name ->
                                        edits.merge(name, edit(name, item, issue), Edit::then)));
        if (issue.created()) {
            edits.replaceAll((_, edit) -> edit.fromNothing());
            told.forEach((name, register) -> {
                if (isSet(name, register.value())) {
                    edits.putIfAbsent(name, Edit.toValue(register.value()));
                }
            });
        }
        return changes(issue.by(), edits);
    }

    private Edit edit(String name, ChangelogItem item, Issue issue) {
        Register shown = told.get(name);
        return Edit.of(
                item,
                shown == null || !mapping.contradicts(item, name, shown.value(), issue.fields()));
    }

    private static boolean isSet(String name, FieldValue value) {
        return !NOT_CHANGED.contains(name) && !(value instanceof FieldValue.Cleared);
    }

    private Changes ofSprint(JiraEvent.SprintChanged event) {
        Map<String, FieldValue> before = Projection.before(event);
        var edits = new TreeMap<String, Edit>(BY_INTEREST);
        told.forEach((name, register) -> {
            FieldValue former = before.get(name);
            if (former != null && !former.equals(register.value())) {
                edits.put(name, Edit.toValue(register.value()).from(former));
            }
        });
        return changes(null, edits);
    }

    /// A register that the body gives no readable value keeps what it has, and so has no change.
    private Changes changes(@Nullable Person by, Map<String, Edit> edits) {
        List<Change> changes =
                edits.entrySet().stream()
                        .filter(edit -> told.containsKey(edit.getKey()))
                        .filter(edit -> !edit.getValue().isNone())
                        .map(edit -> change(edit.getKey(), edit.getValue()))
                        .toList();
        return new Changes(
                people.of(by),
                told.values().stream().findFirst().map(Register::stamp).orElse(null),
                changes);
    }

    private Change change(String name, Edit edit) {
        String hash =
                edit.shown()
                        ? Change.hash(Objects.requireNonNull(told.get(name)).value())
                        : Change.UNSEEN;
        if (!ofPeople.contains(name)) {
            return new Change(name, edit.shownFrom(), edit.shownTo(), hash);
        }
        return switch (people) {
            case NONE -> new Change(name, null, null, hash);
            case IDS -> new Change(name, edit.from(), edit.to(), hash, People.IDS);
            case NAMES -> new Change(name, edit.shownFrom(), edit.shownTo(), hash, People.NAMES);
        };
    }

    /// A change of one field: ids, and what Jira shows; null where there is nothing.
    ///
    /// @param shown whether the body shows where it ended, and not a later value
    private record Edit(
            @Nullable String from,
            @Nullable String fromText,
            @Nullable String to,
            @Nullable String toText,
            boolean shown) {
        static Edit of(ChangelogItem item, boolean shown) {
            return new Edit(
                    text(item.from()),
                    text(item.fromText()),
                    text(item.to()),
                    text(item.toText()),
                    shown);
        }

        static Edit toValue(FieldValue value) {
            return new Edit(null, null, idOf(value), textOf(value), true);
        }

        Edit from(FieldValue value) {
            return new Edit(idOf(value), textOf(value), to, toText, shown);
        }

        Edit fromNothing() {
            return new Edit(null, null, to, toText, shown);
        }

        /// Both of one body: from where the first began to where the last ended.
        Edit then(Edit later) {
            return new Edit(from, fromText, later.to, later.toText, later.shown);
        }

        boolean isNone() {
            return Objects.equals(from, to) && Objects.equals(fromText, toText);
        }

        @Nullable String shownFrom() {
            return fromText == null ? from : fromText;
        }

        @Nullable String shownTo() {
            return toText == null ? to : toText;
        }

        private static @Nullable String text(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }

        private static @Nullable String idOf(FieldValue value) {
            return value instanceof FieldValue.User(String id, _) ? id : null;
        }

        private static @Nullable String textOf(FieldValue value) {
            return switch (value) {
                case FieldValue.Cleared _ -> null;
                case FieldValue.Text(String text) -> text(text);
                case FieldValue.Numeric(BigDecimal number) -> FieldJson.shown(number);
                case FieldValue.Flag(boolean on) -> String.valueOf(on);
                case FieldValue.User(_, String name) -> text(name);
                case FieldValue.Texts(List<String> texts) -> text(String.join(", ", texts));
                case FieldValue.Opaque _ -> null;
            };
        }
    }
}
