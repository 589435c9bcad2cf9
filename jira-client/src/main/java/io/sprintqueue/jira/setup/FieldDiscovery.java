package io.sprintqueue.jira.setup;

import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.jira.BoardFields;
import io.sprintqueue.jira.JiraField;
import io.sprintqueue.jira.setup.FieldChoice.Decided;
import io.sprintqueue.jira.setup.FieldChoice.Missing;
import io.sprintqueue.jira.setup.FieldChoice.Open;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the fields of the sprint queue. What boards are configured with decides, then the kind of
/// a field. Names may be translated or given twice, so of several candidates none is guessed.
///
/// @param fields all that the account sees
/// @param boards those that decide
/// @param cloud whether an epic is the parent of an issue
public record FieldDiscovery(List<JiraField> fields, List<BoardFields> boards, boolean cloud) {
    private static final String SOFTWARE = "com.pyxis.greenhopper.jira:";
    private static final String NUMBER = "com.atlassian.jira.plugin.system.customfieldtypes:float";
    private static final String POINTS = "Story Points";
    private static final String TEAM = "team";
    private static final List<String> TEAMS =
            List.of(
                    "com.atlassian.teams:rm-teams-custom-field-team",
                    "com.atlassian.jira.plugin.system.customfieldtypes:atlassian-team");

    /// The kind of the field that has the sprints of an issue.
    public static final String SPRINT = SOFTWARE + "gh-sprint";

    /// The kind of the field that orders issues.
    public static final String RANK = SOFTWARE + "gh-lexo-rank";

    private static final String TEAM_MANAGED_POINTS = SOFTWARE + "jsw-story-points";
    private static final String EPIC = SOFTWARE + "gh-epic-link";
    private static final String PARENT = "parent.key";

    public FieldDiscovery {
        fields = List.copyOf(fields);
        boards = List.copyOf(boards);
    }

    /// What is known of each register.
    ///
    /// @param given the fields that the user has decided on, by the names of their registers
    public List<FieldChoice> choices(Map<String, String> given) {
        var choices = new ArrayList<FieldChoice>();
        choices.add(given(given, Fields.SPRINT, FieldType.SPRINT).orElseGet(this::sprint));
        choices.add(given(given, Fields.RANK, FieldType.STRING).orElseGet(this::rank));
        choices.add(given(given, Fields.STORY_POINTS, FieldType.NUMBER).orElseGet(this::points));
        choices.add(given(given, Fields.EPIC, FieldType.OPTION).orElseGet(this::epic));
        given(given, TEAM, FieldType.OPTION).or(this::team).ifPresent(choices::add);
        return List.copyOf(choices);
    }

    /// Whether a mapping reads a register from just these fields. It may name others that are not
    /// on this site.
    public boolean isMapped(FieldMapping mapping, FieldRule found) {
        return mapping.mapped().stream()
                .filter(rule -> rule.register().equals(found.register()))
                .filter(rule -> rule.type() == found.type())
                .anyMatch(rule -> onSite(rule).equals(Set.copyOf(found.from())));
    }

    private Set<String> onSite(FieldRule rule) {
        return rule.from().stream()
                .filter(path ->
                        path.equals(PARENT) ? cloud : isField(path.replaceFirst("\\..*", "")))
                .collect(Collectors.toSet());
    }

    private boolean isField(String id) {
        return fields.stream().anyMatch(field -> field.id().equals(id));
    }

    private Optional<FieldChoice> given(Map<String, String> given, String name, FieldType type) {
        return Optional.ofNullable(given.get(name))
                .map(id -> isField(id) ? decided(name, type, List.of(id)) : new Missing(name));
    }

    private FieldChoice sprint() {
        return one(Fields.SPRINT, FieldType.SPRINT, ofKind(SPRINT));
    }

    private FieldChoice rank() {
        List<JiraField> ofBoards = ofBoards(BoardFields::rank);
        return one(Fields.RANK, FieldType.STRING, ofBoards.isEmpty() ? ofKind(RANK) : ofBoards);
    }

    /// Company-managed and team-managed projects keep points in fields of different kinds, and
    /// an issue has one of them at most.
    private FieldChoice points() {
        List<JiraField> ofBoards = ofBoards(BoardFields::estimation);
        List<JiraField> teamManaged =
                ofBoards.stream().anyMatch(field -> field.isOf(TEAM_MANAGED_POINTS))
                                || ofBoards.isEmpty()
                        ? ofKind(TEAM_MANAGED_POINTS)
                        : List.of();
        List<JiraField> others =
                ofBoards.isEmpty()
                        ? ofKind(NUMBER).stream().filter(field -> field.isCalled(POINTS)).toList()
                        : ofBoards.stream()
                                .filter(field -> !field.isOf(TEAM_MANAGED_POINTS))
                                .toList();
        if (teamManaged.size() > 1 || others.size() > 1) {
            return new Open(
                    Fields.STORY_POINTS,
                    Stream.concat(teamManaged.stream(), others.stream()).toList());
        }
        List<String> ids =
                Stream.concat(teamManaged.stream(), others.stream()).map(JiraField::id).toList();
        return ids.isEmpty()
                ? new Missing(Fields.STORY_POINTS)
                : decided(Fields.STORY_POINTS, FieldType.NUMBER, ids);
    }

    /// The field of older sites comes second, for issues that no parent has replaced it on.
    private FieldChoice epic() {
        List<JiraField> links = ofKind(EPIC);
        if (links.size() > 1) {
            return new Open(Fields.EPIC, links);
        }
        List<String> ids =
                Stream.concat(
                                cloud ? Stream.of(PARENT) : Stream.empty(),
                                links.stream().map(JiraField::id))
                        .toList();
        return ids.isEmpty()
                ? new Missing(Fields.EPIC)
                : decided(Fields.EPIC, FieldType.OPTION, ids);
    }

    /// A site without teams lacks nothing.
    private Optional<FieldChoice> team() {
        List<JiraField> found =
                TEAMS.stream().flatMap(kind -> ofKind(kind).stream()).distinct().toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(one(TEAM, FieldType.OPTION, found));
    }

    private static FieldChoice one(String name, FieldType type, List<JiraField> found) {
        return switch (found.size()) {
            case 0 -> new Missing(name);
            case 1 -> decided(name, type, List.of(found.getFirst().id()));
            default -> new Open(name, found);
        };
    }

    private static FieldChoice decided(String name, FieldType type, List<String> from) {
        return new Decided(new FieldRule(Fields.registerOf(name), type, from));
    }

    private List<JiraField> ofKind(String kind) {
        return fields.stream().filter(field -> field.isOf(kind)).toList();
    }

    /// The fields that boards name, where the account sees them.
    private List<JiraField> ofBoards(Function<BoardFields, Optional<String>> which) {
        List<String> ids = boards.stream().map(which).flatMap(Optional::stream).distinct().toList();
        return ids.stream()
                .flatMap(id -> fields.stream().filter(field -> field.id().equals(id)))
                .toList();
    }
}
