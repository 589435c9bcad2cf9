package io.sprintqueue.cli;

import io.sprintqueue.core.delivery.SecretEncoding;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.SiteCredentials;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads tokens from files, or from a person who types them. They are never options themselves:
/// process lists and a shell's history show those.
///
/// @param spec the command that has the options
record Tokens(CommandSpec spec) {
    /// @param option that names the file
    /// @param whose what to ask for where no file is named
    String read(String option, @Nullable Path file, String whose) {
        if (file != null) {
            return fromFile(option, file);
        }
        return Terminal.askHidden(whose + ":")
                .map(String::strip)
                .orElseThrow(() ->
                        new OptionCheck(spec).wrong(option + " is missing: a file with " + whose));
    }

    /// The account of the site, from the file that `--jira-credentials` names.
    JiraCredentials ofSite(Site site, Path file) {
        SiteCredentials all = SiteCredentials.parse(fromFile("--jira-credentials", file));
        return all.of(site)
                .orElseThrow(() ->
                        new OptionCheck(spec)
                                .wrong(
                                        "--jira-credentials has none of the site %s: %s"
                                                .formatted(site, file)));
    }

    /// The text of a file, without what surrounds it.
    static String fromFile(String option, Path file) {
        try {
            return SecretEncoding.decode(Files.readAllBytes(file)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(option + " cannot be read: " + file, unreadable);
        }
    }
}
