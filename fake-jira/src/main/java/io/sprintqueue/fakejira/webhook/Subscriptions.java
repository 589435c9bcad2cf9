package io.sprintqueue.fakejira.webhook;

import io.sprintqueue.fakejira.jql.Jql;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Change.Telling;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Webhook;

import java.time.Instant;
import java.util.List;

/// Which webhooks are told of a change.
final class Subscriptions {
    private final Site site;

    Subscriptions(Site site) {
        this.site = site;
    }

    List<Webhook> of(Change change, Instant now) {
        return switch (change) {
            case Change.OfIssue issue ->
                    issue.telling() == Telling.SILENT
                            ? List.of()
                            : site.webhooks().all().stream()
                                    .filter(one -> one.wants(issue.event().webhookEvent()))
                                    .filter(one -> matches(one, issue.issue(), now))
                                    .toList();
            // The filter is about issues alone.
            case Change.OfSprint sprint -> wanting(sprint.event().webhookEvent());
            case Change.OfProject project -> wanting(project.event().webhookEvent());
        };
    }

    private List<Webhook> wanting(String event) {
        return site.webhooks().all().stream().filter(one -> one.wants(event)).toList();
    }

    /// A filter that cannot be read lets nothing through.
    private boolean matches(Webhook webhook, Issue issue, Instant now) {
        if (webhook.filter().isBlank()) {
            return true;
        }
        Account everything = Account.of(site.people().getFirst(), "", site.settings().locale());
        return switch (Jql.read(site, everything, now, webhook.filter(), Jql.Strictness.USUAL)) {
            case Jql.Result.Query query -> query.where().test(issue);
            case Jql.Result.Invalid _ -> false;
        };
    }

    static Flow flow(Change change) {
        return change instanceof Change.OfIssue issue && issue.telling() == Telling.SECONDARY
                ? Flow.SECONDARY
                : Flow.PRIMARY;
    }
}
