package io.sprintqueue.cli;

import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.jira.BoardFields;
import io.sprintqueue.jira.JiraBoard;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraField;
import io.sprintqueue.jira.JiraOverview;
import io.sprintqueue.jira.setup.FieldChoice;
import io.sprintqueue.jira.setup.FieldDiscovery;
import io.sprintqueue.jira.setup.MappingText;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The fields that the reader sees, and what they become in the configuration.
///
/// @param reader asks Jira
record SetupReadings(SetupInput input, JiraOverview reader) {
    /// More boards than these tell nothing new, and each takes a request.
    private static final int BOARDS_MAX = 50;

    /// The boards that decide.
    List<JiraBoard> boards() {
        List<JiraBoard> all = reader.boards();
        if (input.board() == null) {
            return all.stream().filter(JiraBoard::mayHaveSprints).limit(BOARDS_MAX).toList();
        }
        List<JiraBoard> chosen =
                all.stream().filter(board -> board.id().equals(input.board())).toList();
        if (chosen.isEmpty()) {
            throw new SetupFailed(
                    "the reader does not see board %s; it sees %s"
                            .formatted(
                                    input.board(),
                                    all.stream()
                                            .limit(BOARDS_MAX)
                                            .map(board -> board.id() + " " + board.name())
                                            .collect(Collectors.joining(", "))));
        }
        return chosen;
    }

    /// The mapping that the fields of these boards need.
    SetupMapping mapping(List<JiraBoard> boards) {
        List<BoardFields> decide = boards.stream().map(reader::fieldsOf).toList();
        var discovery = new FieldDiscovery(reader.fields(), decide, reader.server().isCloud());
        var found = new ArrayList<FieldRule>();
        for (FieldChoice choice : discovery.choices(input.fields())) {
            rule(choice).ifPresent(found::add);
        }
        FieldMapping mapping = input.configuration().of(input.site()).fields();
        List<FieldRule> missing =
                found.stream().filter(rule -> !discovery.isMapped(mapping, rule)).toList();
        return new SetupMapping(input.mappingFile(), found, new MappingText(input.site(), missing));
    }

    private Optional<FieldRule> rule(FieldChoice choice) {
        return switch (choice) {
            case FieldChoice.Decided(FieldRule rule) -> Optional.of(rule);
            case FieldChoice.Open(String name, List<JiraField> candidates) ->
                    Optional.of(chosen(name, candidates));
            case FieldChoice.Missing(String name) -> missing(name);
        };
    }

    /// Without a sprint's field there is no sprint queue; anything else may be missing.
    private Optional<FieldRule> missing(String name) {
        if (input.fields().containsKey(name)) {
            throw new SetupFailed(
                    "the reader sees no field %s".formatted(input.fields().get(name)));
        }
        if (name.equals("sprint")) {
            throw new SetupFailed(
                    "the reader sees no sprint field: give its account access to Jira Software");
        }
        return Optional.empty();
    }

    private FieldRule chosen(String name, List<JiraField> candidates) {
        String listed =
                IntStream.range(0, candidates.size())
                        .mapToObj(at ->
                                "%d %s (%s)"
                                        .formatted(
                                                at + 1,
                                                candidates.get(at).id(),
                                                Output.printable(candidates.get(at).name())))
                        .collect(Collectors.joining(", "));
        return Terminal.ask("Which field is %s? %s:".formatted(name, listed))
                .filter(answer -> answer.strip().matches("[1-9][0-9]?"))
                .map(answer -> Integer.parseInt(answer.strip()) - 1)
                .filter(at -> at < candidates.size())
                .flatMap(at -> again(name, candidates.get(at).id()))
                .orElseThrow(() ->
                        new SetupFailed(
                                "several fields may be %s: %s; choose by --field %s=ID"
                                        .formatted(name, listed, name)));
    }

    private Optional<FieldRule> again(String name, String id) {
        var decided = new FieldDiscovery(reader.fields(), List.of(), reader.server().isCloud());
        return decided.choices(Map.of(name, id)).stream()
                .filter(choice -> choice.name().equals(name))
                .flatMap(choice -> rule(choice).stream())
                .findFirst();
    }

    /// The active sprints that have issues in Jira.
    List<String> filledSprints(List<JiraBoard> boards) {
        return boards.stream()
                .flatMap(board -> reader.activeSprints(board).stream())
                .distinct()
                .filter(this::isFilled)
                .toList();
    }

    private boolean isFilled(String sprint) {
        try {
            return !reader.site().issuesInSprint(sprint, null).value().issues().isEmpty();
        } catch (JiraException refused) {
            if (refused.kind() == JiraException.Kind.REFUSED) {
                return false;
            }
            throw refused;
        }
    }
}
