package io.sprintqueue.jira.doctor;

import static io.sprintqueue.jira.doctor.Finding.ok;
import static io.sprintqueue.jira.doctor.Finding.warning;
import static io.sprintqueue.jira.doctor.Finding.wrong;

import io.sprintqueue.jira.JiraWebhook;
import io.sprintqueue.jira.setup.ProjectFilter;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether the webhook and sync are told of the same projects.
final class FilterChecks {
    private FilterChecks() {}

    static Finding filter(Facts facts) {
        Set<String> ours = new TreeSet<>(facts.ours().sync().projects());
        return WebhookChecks.ofOurs(
                facts,
                Check.WEBHOOK_FILTER,
                webhook ->
                        facts.admin().filters().known().orElse(true)
                                ? filter(webhook, ours)
                                : filterOfNone(ours));
    }

    private static Finding filter(JiraWebhook webhook, Set<String> ours) {
        Optional<Set<String>> theirs = ProjectFilter.projects(webhook.filter());
        if (theirs.isEmpty()) {
            return wrong(
                    Check.WEBHOOK_FILTER,
                    "filters by '%s': an issue that drops out keeps its last state for ever"
                            .formatted(webhook.filter()),
                    "filter by project or not at all: " + WebhookChecks.SETUP);
        }
        return theirs.get().equals(ours)
                ? ok(Check.WEBHOOK_FILTER, shown(ours))
                : wrong(
                        Check.WEBHOOK_FILTER,
                        "lets through %s, and sync.projects has %s"
                                .formatted(shown(theirs.get()), shown(ours)),
                        "make sync.projects and the filter the same: " + WebhookChecks.SETUP);
    }

    /// Where Jira ignores filters, the webhook tells of more than sync may ask for.
    private static Finding filterOfNone(Set<String> ours) {
        return ours.isEmpty()
                ? ok(Check.WEBHOOK_FILTER, shown(ours))
                : warning(
                        Check.WEBHOOK_FILTER,
                        "this version of Jira ignores filters: issues of all projects come, and"
                                + " sync reads "
                                + shown(ours)
                                + " alone",
                        "empty sync.projects, or accept that other projects are never corrected");
    }

    private static String shown(Set<String> projects) {
        return projects.isEmpty()
                ? "all projects"
                : projects.stream().sorted().collect(Collectors.joining(", "));
    }
}
