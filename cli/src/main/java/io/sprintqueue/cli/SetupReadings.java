package io.sprintqueue.cli;

import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.jira.BoardFields;
import io.sprintqueue.jira.JiraBoard;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraField;
import io.sprintqueue.jira.JiraOverview;
import io.sprintqueue.jira.setup.FieldChoice;
import io.sprintqueue.jira.setup.FieldDiscovery;
import io.sprintqueue.jira.setup.MappingText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    SetupStep mapping(List<JiraBoard> boards, boolean dryRun) {
        List<BoardFields> decide = boards.stream().map(reader::fieldsOf).toList();
        var discovery = new FieldDiscovery(reader.fields(), decide, reader.server().isCloud());
        var found = new ArrayList<FieldRule>();
        for (FieldChoice choice : discovery.choices(input.fields())) {
            rule(choice).ifPresent(found::add);
        }
        var mapping = input.configuration().of(input.site()).fields();
        List<FieldRule> missing =
                found.stream().filter(rule -> !discovery.isMapped(mapping, rule)).toList();
        if (missing.isEmpty()) {
            return new SetupStep(
                    "fields",
                    SetupStep.Status.UNCHANGED,
                    "the configuration maps them: " + named(found));
        }
        return write(new MappingText(input.site(), missing), dryRun);
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

    private SetupStep write(MappingText text, boolean dryRun) {
        Path file = input.mappingFile();
        if (file == null) {
            return new SetupStep(
                    "fields",
                    SetupStep.Status.TO_DO,
                    "add to the configuration, or name a file by --write-mapping:\n" + text.file());
        }
        if (dryRun) {
            return new SetupStep(
                    "fields", SetupStep.Status.PLANNED, "to " + file + ":\n" + text.file());
        }
        try {
            String whole = Files.exists(file) ? Files.readString(file) : "";
            Optional<String> with =
                    whole.isBlank() ? Optional.of(text.file()) : text.addedTo(whole);
            if (with.isEmpty()) {
                throw new SetupFailed(
                        "%s has something else for %s; change it by hand to:%n%s"
                                .formatted(file, input.site(), text.file()));
            }
            Files.writeString(file, with.get());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
        return new SetupStep(
                "fields",
                SetupStep.Status.DONE,
                "written to %s: %s; a running pipeline takes them at its next start"
                        .formatted(file, named(text.rules())));
    }

    private static String named(List<FieldRule> rules) {
        return rules.stream()
                .map(rule -> rule.name() + " " + String.join("|", rule.from()))
                .collect(Collectors.joining(", "));
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
