package io.sprintqueue.jira.setup;

import io.sprintqueue.jira.JiraWebhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The webhook as it should be registered.
///
/// @param url where it delivers to
/// @param events what it is told of
/// @param projects the keys of the projects that it is bound to; all where there are none
public record WebhookWish(URI url, Set<String> events, List<String> projects) {
    private static final String NAME = "Sprintqueue";

    private static final List<String> EVERYWHERE =
            List.of(
                    "jira:issue_created",
                    "jira:issue_updated",
                    "jira:issue_deleted",
                    "comment_created",
                    "comment_updated",
                    "comment_deleted",
                    "worklog_created",
                    "worklog_updated",
                    "worklog_deleted",
                    "issuelink_created",
                    "issuelink_deleted",
                    "sprint_created",
                    "sprint_updated",
                    "sprint_started",
                    "sprint_closed",
                    "sprint_deleted",
                    "project_created",
                    "project_updated",
                    "project_deleted");

    /// Only Cloud is known to archive, to trash and to restore with an event of its own.
    private static final List<String> ON_CLOUD =
            List.of(
                    "project_archived",
                    "project_restored_archived",
                    "project_soft_deleted",
                    "project_restored_deleted");

    public WebhookWish {
        events = Set.copyOf(events);
        projects = List.copyOf(projects);
    }

    /// The webhook that a site needs.
    public static WebhookWish of(URI url, boolean cloud, List<String> projects) {
        return new WebhookWish(url, eventsOf(cloud), projects);
    }

    /// The names of all events that have an effect.
    public static Set<String> eventsOf(boolean cloud) {
        return new TreeSet<>(
                Stream.concat(EVERYWHERE.stream(), cloud ? ON_CLOUD.stream() : Stream.empty())
                        .toList());
    }

    /// What is to be done about it.
    public sealed interface Plan {
        /// It is as it should be.
        record Keep(JiraWebhook webhook) implements Plan {}

        /// It is not there.
        record Register(JiraWebhook webhook) implements Plan {}

        /// It is there, and differs.
        ///
        /// @param why each difference, for people
        record Replace(JiraWebhook webhook, List<String> why) implements Plan {}

        /// It is there several times, and which one is to go is not ours to say.
        record Doubled(List<JiraWebhook> webhooks) implements Plan {}
    }

    /// Compares with what is registered. A secret cannot be read back, so one that is there counts
    /// as the right one.
    ///
    /// @param signs whether this version of Jira signs
    /// @param filters whether it has filters
    public Plan plan(List<JiraWebhook> registered, boolean signs, boolean filters) {
        List<JiraWebhook> ours = registered.stream().filter(this::isHere).toList();
        if (ours.isEmpty()) {
            return new Plan.Register(wanted("", NAME, events, filters, signs));
        }
        if (ours.size() > 1) {
            return new Plan.Doubled(ours);
        }
        JiraWebhook one = ours.getFirst();
        List<String> why = differences(one, signs, filters);
        var all = new TreeSet<>(events);
        all.addAll(one.events());
        return why.isEmpty()
                ? new Plan.Keep(one)
                : new Plan.Replace(wanted(one.id(), one.name(), all, filters, signs), why);
    }

    /// Whether a webhook delivers to the address. A trailing slash and a query make no difference.
    public boolean isHere(JiraWebhook webhook) {
        return address(webhook.url()).equals(address(url.toString()));
    }

    private static String address(String url) {
        String plain = url.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        int path = plain.indexOf('/', plain.indexOf("://") + 3);
        return path < 0
                ? plain.toLowerCase(Locale.ROOT)
                : plain.substring(0, path).toLowerCase(Locale.ROOT) + plain.substring(path);
    }

    private JiraWebhook wanted(
            String id, String name, Set<String> told, boolean filters, boolean signs) {
        return new JiraWebhook(
                id,
                name,
                url.toString(),
                told,
                filters ? ProjectFilter.of(projects) : "",
                false,
                true,
                signs);
    }

    private List<String> differences(JiraWebhook one, boolean signs, boolean filters) {
        var why = new ArrayList<String>();
        Set<String> missing = one.lacks(events);
        if (!missing.isEmpty()) {
            why.add("it is not told of " + String.join(", ", missing));
        }
        if (filters && !lets(one.filter())) {
            why.add(
                    "its filter is '%s' and not '%s'"
                            .formatted(one.filter(), ProjectFilter.of(projects)));
        }
        if (one.excludesBody()) {
            why.add("its deliveries have no body");
        }
        if (!one.enabled()) {
            why.add("it is disabled");
        }
        if (signs && !one.signed()) {
            why.add("its deliveries are not signed");
        }
        return why;
    }

    /// Whether the filter lets through the issues of the projects and no others.
    private boolean lets(String filter) {
        return ProjectFilter.projects(filter).filter(Set.copyOf(projects)::equals).isPresent();
    }
}
