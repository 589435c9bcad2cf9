package io.sprintqueue.jira.doctor;

import static io.sprintqueue.jira.doctor.Finding.ok;
import static io.sprintqueue.jira.doctor.Finding.unknown;
import static io.sprintqueue.jira.doctor.Finding.warning;
import static io.sprintqueue.jira.doctor.Finding.wrong;

import io.sprintqueue.jira.JiraBoard;
import io.sprintqueue.jira.ServerInfo;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether the account of sync sees what it should.
final class AccountChecks {
    private static final String ACCOUNT = "the account was not accepted";

    private AccountChecks() {}

    static Finding language(Facts facts) {
        String theirs = facts.reader().server().known().map(ServerInfo::locale).orElse(null);
        String ours = facts.reader().account().known().map(one -> one.locale()).orElse(null);
        if (theirs == null || ours == null) {
            return facts.reader().account().known().isPresent()
                    ? ok(Check.LANGUAGE, "this version of Jira does not tell")
                    : unknown(Check.LANGUAGE, ACCOUNT);
        }
        return plain(theirs).equals(plain(ours))
                ? ok(Check.LANGUAGE, ours)
                : wrong(
                        Check.LANGUAGE,
                        "the account reads in %s, and the site speaks %s".formatted(ours, theirs),
                        "set the account's language in its profile to " + theirs);
    }

    private static String plain(String locale) {
        return locale.replace('-', '_').toLowerCase(Locale.ROOT);
    }

    static Finding rights(Facts facts) {
        return facts.reader()
                .administers()
                .known()
                .map(administers ->
                        administers
                                ? warning(
                                        Check.RIGHTS,
                                        "the account may administer Jira",
                                        "sync only reads: give it an account that only browses")
                                : ok(Check.RIGHTS, "the account only browses"))
                .orElseGet(() -> unknown(Check.RIGHTS, ACCOUNT));
    }

    static Finding projects(Facts facts) {
        return facts.reader()
                .projects()
                .known()
                .map(seen ->
                        seen.isEmpty()
                                ? wrong(
                                        Check.PROJECTS,
                                        "the account sees no project",
                                        "give it the permission Browse Projects")
                                : ok(Check.PROJECTS, "sees " + seen.size()))
                .orElseGet(() -> unknown(Check.PROJECTS, ACCOUNT));
    }

    static Finding syncProjects(Facts facts) {
        List<String> wanted = facts.ours().sync().projects();
        return facts.reader()
                .projects()
                .known()
                .map(seen -> {
                    var missing = new TreeSet<>(wanted);
                    missing.removeAll(seen);
                    return missing.isEmpty()
                            ? ok(
                                    Check.SYNC_PROJECTS,
                                    wanted.isEmpty()
                                            ? "names none, so all are read"
                                            : "sees them all")
                            : wrong(
                                    Check.SYNC_PROJECTS,
                                    "the account does not see " + String.join(", ", missing),
                                    "give it Browse Projects there, or correct sync.projects");
                })
                .orElseGet(() -> unknown(Check.SYNC_PROJECTS, ACCOUNT));
    }

    static Finding boards(Facts facts) {
        return facts.reader()
                .boards()
                .known()
                .map(seen ->
                        seen.stream().anyMatch(JiraBoard::mayHaveSprints)
                                ? ok(Check.BOARDS, "sees " + seen.size())
                                : wrong(
                                        Check.BOARDS,
                                        "the account sees no board with sprints",
                                        "give it access to Jira Software, and share the boards"))
                .orElseGet(() -> unknown(Check.BOARDS, ACCOUNT));
    }

    /// A board that is shared with some is missing for all others, and no error tells.
    static Finding privateBoards(Facts facts) {
        var ours = facts.reader().boards().known();
        var theirs = facts.admin().boards().known();
        if (ours.isEmpty() || theirs.isEmpty()) {
            return unknown(Check.PRIVATE_BOARDS, "needs an administrator's view");
        }
        String hidden =
                theirs.get().stream()
                        .filter(JiraBoard::mayHaveSprints)
                        .filter(board -> !ours.get().contains(board))
                        .map(board -> board.id() + " " + board.name())
                        .collect(Collectors.joining(", "));
        return hidden.isEmpty()
                ? ok(Check.PRIVATE_BOARDS, "an administrator sees no others")
                : warning(
                        Check.PRIVATE_BOARDS,
                        "the account does not see " + hidden,
                        "share them with the account, where their sprints matter");
    }
}
