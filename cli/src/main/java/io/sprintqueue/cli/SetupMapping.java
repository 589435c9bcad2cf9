package io.sprintqueue.cli;

import io.sprintqueue.cli.SetupStep.Status;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.jira.setup.MappingText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The mapping of the fields: what was found, and what the configuration lacks of it.
///
/// @param file where it goes; null to print it
record SetupMapping(@Nullable Path file, List<FieldRule> found, MappingText missing) {
    private static final String NAME = "fields";

    SetupMapping {
        found = List.copyOf(found);
    }

    /// What is to be done about it.
    SetupStep planned() {
        if (missing.rules().isEmpty()) {
            return new SetupStep(
                    NAME, Status.UNCHANGED, "the configuration maps them: " + named(found));
        }
        return file == null
                ? new SetupStep(
                        NAME,
                        Status.TO_DO,
                        "add to the configuration, or name a file by --write-mapping:\n"
                                + missing.file())
                : new SetupStep(NAME, Status.PLANNED, "to " + file + ":\n" + missing.file());
    }

    SetupStep apply() {
        Path target = file;
        if (missing.rules().isEmpty() || target == null) {
            return planned();
        }
        try {
            Files.writeString(target, whole(target));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + target, failed);
        }
        return new SetupStep(
                NAME,
                Status.DONE,
                "written to %s: %s; a running pipeline takes them at its next start"
                        .formatted(target, named(missing.rules())));
    }

    private String whole(Path target) throws IOException {
        String before = Files.exists(target) ? Files.readString(target) : "";
        Optional<String> with =
                before.isBlank() ? Optional.of(missing.file()) : missing.addedTo(before);
        return with.orElseThrow(() ->
                new SetupFailed(
                        "%s has something else for the site; change it by hand to:%n%s"
                                .formatted(target, missing.file())));
    }

    private static String named(List<FieldRule> rules) {
        return rules.stream()
                .map(rule -> rule.name() + " " + String.join("|", rule.from()))
                .collect(Collectors.joining(", "));
    }
}
