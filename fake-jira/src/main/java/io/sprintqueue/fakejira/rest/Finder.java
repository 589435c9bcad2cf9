package io.sprintqueue.fakejira.rest;

import io.sprintqueue.fakejira.jql.Jql;
import io.sprintqueue.fakejira.jql.Jql.Strictness;
import io.sprintqueue.fakejira.jql.Keys;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Project.Lifecycle;
import io.sprintqueue.fakejira.site.Site;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds issues for one account: by the index, which lags, or by id, which does not.
final class Finder {
    private final Site site;

    Finder(Site site) {
        this.site = site;
    }

    /// What a search became.
    sealed interface Found {
        /// Issues in the asked order, as the index has them.
        record Issues(List<Issue> rows, Comparator<Issue> order) implements Found {}

        /// A refusal.
        record Refused(String message) implements Found {}
    }

    /// Searches the index. Who is not known finds nothing, whatever the query.
    Found search(Call call, String jql, Strictness strictness) {
        return search(call, jql, strictness, site.issues().indexed(call.now()));
    }

    /// The same among certain issues.
    Found search(Call call, String jql, Strictness strictness, Stream<Issue> among) {
        if (call.account().isEmpty()) {
            return new Found.Issues(List.of(), Comparator.comparingLong(Issue::id));
        }
        Account account = call.account().get();
        return switch (Jql.read(site, account, call.now(), jql, strictness)) {
            case Jql.Result.Invalid(String message) -> new Found.Refused(message);
            case Jql.Result.Query query ->
                    new Found.Issues(
                            among.filter(found(account).and(query.where()))
                                    .sorted(query.order())
                                    .toList(),
                            query.order());
        };
    }

    /// Which issues searches show an account: those of live projects that it may see.
    Predicate<Issue> found(Account account) {
        return issue ->
                account.sees(issue) && site.project(issue.project()).lifecycle() == Lifecycle.LIVE;
    }

    /// The issue with that id or key as it is now. Those of archived projects can be read.
    Optional<Issue> byIdOrKey(Call call, String idOrKey) {
        return Keys.find(site, idOrKey).filter(issue -> isReadable(call, issue));
    }

    private boolean isReadable(Call call, Issue issue) {
        Lifecycle lifecycle = site.project(issue.project()).lifecycle();
        return call.account().filter(account -> account.sees(issue)).isPresent()
                && (lifecycle == Lifecycle.LIVE || lifecycle == Lifecycle.ARCHIVED);
    }

    /// The issues of a sprint in the order of their ranks, as the index has them.
    List<Issue> ofSprint(Account account, long sprint, Instant now) {
        return site.issues()
                .indexed(now)
                .filter(issue -> issue.plan().sprints().contains(sprint))
                .filter(found(account))
                .sorted(Comparator.comparing(issue -> issue.plan().rank()))
                .toList();
    }
}
