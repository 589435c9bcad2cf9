package io.sprintqueue.jira.doctor;

import static io.sprintqueue.jira.doctor.Finding.ok;
import static io.sprintqueue.jira.doctor.Finding.unknown;
import static io.sprintqueue.jira.doctor.Finding.warning;
import static io.sprintqueue.jira.doctor.Finding.wrong;

import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.jira.BoardFields;
import io.sprintqueue.jira.JiraField;
import io.sprintqueue.jira.setup.FieldDiscovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Whether the mapping reads what this Jira has.
final class FieldChecks {
    private static final String UNSEEN = "the account's fields were not seen";

    private static final Set<String> NEEDED =
            Set.of(Fields.SPRINT, Fields.RANK, Fields.STORY_POINTS);

    private FieldChecks() {}

    static Finding sprintField(Facts facts) {
        return ofSoftware(facts, Check.SPRINT_FIELD, FieldDiscovery.SPRINT, "sprint");
    }

    static Finding rankField(Facts facts) {
        return ofSoftware(facts, Check.RANK_FIELD, FieldDiscovery.RANK, "rank");
    }

    /// A field that only an account with Jira Software sees.
    private static Finding ofSoftware(Facts facts, Check check, String kind, String name) {
        return judged(
                facts,
                check,
                fields ->
                        fields.stream().anyMatch(field -> field.isOf(kind))
                                ? ok(check, "is seen")
                                : wrong(
                                        check,
                                        "the account sees no %s field".formatted(name),
                                        "give it access to Jira Software"));
    }

    /// What boards estimate in must be seen: a field configuration can hide it from an account.
    static Finding pointsField(Facts facts) {
        return judged(
                facts,
                Check.POINTS_FIELD,
                fields -> {
                    String hidden =
                            estimations(facts).stream()
                                    .filter(id -> find(fields, id).isEmpty())
                                    .collect(Collectors.joining(", "));
                    return hidden.isEmpty()
                            ? ok(Check.POINTS_FIELD, "what boards estimate in is seen")
                            : wrong(
                                    Check.POINTS_FIELD,
                                    "boards estimate in %s, which the account does not see"
                                            .formatted(hidden),
                                    "show the field to the account, in its context and screens");
                });
    }

    private static Set<String> estimations(Facts facts) {
        return boards(facts).stream()
                .flatMap(board -> board.estimation().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<BoardFields> boards(Facts facts) {
        return facts.reader().boardFields().known().orElse(List.of());
    }

    /// A register may have several sources, of which a site has some; with none it stays empty.
    static Finding mappedFields(Facts facts) {
        return judged(
                facts,
                Check.MAPPED_FIELDS,
                fields -> {
                    List<FieldRule> empty =
                            facts.ours().settings().fields().mapped().stream()
                                    .filter(rule -> sources(rule, fields).isEmpty())
                                    .toList();
                    if (empty.isEmpty()) {
                        return ok(Check.MAPPED_FIELDS, "are on this site");
                    }
                    String seen =
                            empty.stream()
                                    .map(rule ->
                                            "%s is read from %s, which the account does not see"
                                                    .formatted(
                                                            rule.name(),
                                                            String.join(", ", rule.from())))
                                    .collect(Collectors.joining("; "));
                    String fix = "map a field of this site, or none: it stays empty then";
                    return empty.stream().map(FieldRule::register).anyMatch(NEEDED::contains)
                            ? wrong(Check.MAPPED_FIELDS, seen, fix)
                            : warning(Check.MAPPED_FIELDS, seen, fix);
                });
    }

    private static List<String> sources(FieldRule rule, List<JiraField> fields) {
        return rule.from().stream()
                .filter(path ->
                        JiraField.NEVER_LISTED.contains(start(path))
                                || find(fields, path).isPresent())
                .toList();
    }

    private static String start(String path) {
        return path.replaceFirst("\\..*", "");
    }

    private static Optional<JiraField> find(List<JiraField> fields, String path) {
        return fields.stream().filter(field -> field.id().equals(start(path))).findFirst();
    }

    static Finding types(Facts facts) {
        return judged(
                facts,
                Check.FIELD_TYPES,
                fields -> {
                    var other = new ArrayList<String>();
                    for (FieldRule rule : facts.ours().settings().fields().mapped()) {
                        for (String path : rule.from()) {
                            find(fields, path)
                                    .filter(field -> path.equals(field.id()))
                                    .filter(field -> !fits(rule.type(), field))
                                    .ifPresent(field ->
                                            other.add(
                                                    "%s is read as %s from %s, a %s in Jira"
                                                            .formatted(
                                                                    rule.name(),
                                                                    rule.type(),
                                                                    path,
                                                                    field.type())));
                        }
                    }
                    return other.isEmpty()
                            ? ok(Check.FIELD_TYPES, "the types fit")
                            : wrong(
                                    Check.FIELD_TYPES,
                                    String.join("; ", other),
                                    "correct the type or the field in the mapping");
                });
    }

    /// What surely does not fit; Jira has more types than there are kinds of values.
    private static boolean fits(FieldType type, JiraField field) {
        String theirs = field.type();
        return switch (type) {
            case NUMBER -> !Set.of("array", "user", "date", "datetime").contains(theirs);
            case DATE -> Set.of("date", "datetime", "string", "any").contains(theirs);
            case USER -> Set.of("user", "any", "string").contains(theirs);
            case BOOLEAN -> !Set.of("array", "user", "number", "date", "datetime").contains(theirs);
            case ARRAY -> Set.of("array", "any").contains(theirs);
            case SPRINT -> field.isOf(FieldDiscovery.SPRINT);
            case STRING -> !Set.of("number", "array", "user").contains(theirs);
            case OPTION -> !Set.of("array").contains(theirs);
        };
    }

    static Finding boardFields(Facts facts) {
        return judged(
                facts,
                Check.BOARD_FIELDS,
                fields -> {
                    var unread = new ArrayList<String>();
                    for (BoardFields board : boards(facts)) {
                        board.estimation()
                                .filter(id -> find(fields, id).isPresent())
                                .filter(id -> !reads(facts, Fields.STORY_POINTS, id))
                                .ifPresent(id -> unread.add(unread(board, "estimates in", id)));
                        board.rank()
                                .filter(id -> !reads(facts, Fields.RANK, id))
                                .ifPresent(id -> unread.add(unread(board, "ranks by", id)));
                    }
                    return unread.isEmpty()
                            ? ok(Check.BOARD_FIELDS, "boards and mapping agree")
                            : wrong(
                                    Check.BOARD_FIELDS,
                                    String.join("; ", unread),
                                    "map these fields: setup finds them");
                });
    }

    private static String unread(BoardFields board, String verb, String id) {
        return "board %s %s %s %s, which is not mapped"
                .formatted(board.board().id(), board.board().name(), verb, id);
    }

    private static boolean reads(Facts facts, String register, String id) {
        return facts.ours().settings().fields().mapped().stream()
                .filter(rule -> rule.register().equals(register))
                .anyMatch(rule -> rule.from().contains(id));
    }

    private static Finding judged(
            Facts facts, Check check, Function<List<JiraField>, Finding> judgement) {
        return facts.reader()
                .fields()
                .known()
                .map(judgement)
                .orElseGet(() -> unknown(check, UNSEEN));
    }
}
