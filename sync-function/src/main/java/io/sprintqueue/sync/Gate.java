package io.sprintqueue.sync;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.Account;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.jira.JiraField;
import io.sprintqueue.jira.JiraSite;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.Logins;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Lets a slice begin, and says whether it counts. An expired token is answered with what anybody
/// may see, so what was read counts only where Jira names the same account before and after.
final class Gate {
    private final Logins logins;
    private final Configuration configuration;

    Gate(Cells cells, Configuration configuration) {
        this.logins = new Logins(cells);
        this.configuration = configuration;
    }

    /// Who reads, and what it sees.
    ///
    /// @param asked the mapped fields that the account sees
    /// @param unseen those that it does not
    record Entry(Account account, Set<String> asked, Set<String> unseen) {}

    boolean isClosed(Site site, Instant now) {
        return logins.of(site).isClosed(now);
    }

    /// @throws JiraException of kind `CREDENTIALS` where the login fails, or the account
    ///     speaks another language
    Entry enter(Site site, JiraSite jira, Instant now) {
        Account account = jira.account();
        checkLanguage(account, jira);
        Set<String> wanted = configuration.of(site).fields().jiraFields();
        var seen = new TreeSet<>(jira.fieldIds());
        seen.addAll(JiraField.NEVER_LISTED);
        var asked = new TreeSet<>(wanted);
        asked.retainAll(seen);
        var unseen = new TreeSet<>(wanted);
        unseen.removeAll(seen);
        logins.good(site, unseen);
        return new Entry(account, asked, unseen);
    }

    /// The names of statuses would change with each reading and back with each webhook.
    private static void checkLanguage(Account account, JiraSite jira) {
        String theirs = jira.server().locale();
        String ours = account.locale();
        if (theirs != null && ours != null && !language(theirs).equals(language(ours))) {
            throw new JiraException(
                    Kind.CREDENTIALS,
                    "the account reads in %s and the site speaks %s: set the account's language"
                            .formatted(ours, theirs));
        }
    }

    private static String language(String locale) {
        return locale.replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /// @throws JiraException of kind `CREDENTIALS` where it is another account by now, or none
    void leave(Entry entry, JiraSite jira) {
        if (!jira.account().id().equals(entry.account().id())) {
            throw new JiraException(Kind.CREDENTIALS, "the account changed while it was read");
        }
    }

    void close(Site site, String problem, Instant until) {
        logins.failed(site, problem, until);
    }
}
