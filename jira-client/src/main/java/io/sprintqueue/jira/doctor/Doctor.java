package io.sprintqueue.jira.doctor;

import io.sprintqueue.jira.Account;
import io.sprintqueue.jira.BoardFields;
import io.sprintqueue.jira.JiraAdministration;
import io.sprintqueue.jira.JiraBoard;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.jira.JiraOverview;
import io.sprintqueue.jira.JiraSites;
import io.sprintqueue.jira.ServerInfo;
import io.sprintqueue.jira.doctor.Facts.Admin;
import io.sprintqueue.jira.doctor.Facts.Arrivals;
import io.sprintqueue.jira.doctor.Facts.Ours;
import io.sprintqueue.jira.doctor.Facts.Reader;
import io.sprintqueue.jira.doctor.Seen.Known;
import io.sprintqueue.jira.doctor.Seen.NotAsked;
import io.sprintqueue.jira.doctor.Seen.Refused;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Examines one site: reads the facts, and has each check judge them. It changes nothing.
///
/// @param admin credentials of an administrator, for what only one sees
/// @param site the site's own address, where the reader's is that of the gateway
public record Doctor(
        Ours ours, Optional<JiraCredentials> admin, Optional<URI> site, InstantSource clock) {
    private static final int BOARDS_MAX = 50;
    private static final String NO_ADMIN = "needs an administrator's token";

    /// The findings of all checks.
    ///
    /// @param arrivals asks the pipeline for the issues that the reader sees changed
    public List<Finding> examine(Function<JiraOverview, Seen<Arrivals>> arrivals) {
        Admin administrator = administrator();
        var rate = new RateWatch();
        try (JiraOverview reader = JiraSites.overview(ours.credentials(), rate, clock)) {
            var account = Seen.look(() -> reader.site().account());
            Seen<Arrivals> arrived =
                    account.then(_ -> Seen.look(() -> arrivals.apply(reader)).then(seen -> seen));
            return judged(new Facts(ours, read(reader, account, rate), administrator, arrived));
        } catch (JiraException failed) {
            return judged(
                    new Facts(
                            ours,
                            unread(failed, rate),
                            administrator,
                            new NotAsked<>("the account was not let in")));
        }
    }

    private static List<Finding> judged(Facts facts) {
        return Stream.of(Check.values()).map(check -> check.judge(facts)).toList();
    }

    private Reader read(JiraOverview reader, Seen<Account> account, RateWatch rate) {
        Seen<List<JiraBoard>> boards = account.then(_ -> Seen.look(reader::boards));
        Seen<URI> gateway = gateway();
        return new Reader(
                new Known<>(reader.server()),
                account,
                gateway,
                scoped(account, gateway),
                account.then(_ -> Seen.look(() -> reader.may("ADMINISTER"))),
                account.then(_ -> Seen.look(reader::liveProjects)),
                account.then(_ -> Seen.look(reader::fields)),
                boards,
                boards.then(seen -> Seen.look(() -> fields(reader, seen))),
                Seen.look(() -> reader.ahead(clock)),
                rate.least());
    }

    private static List<BoardFields> fields(JiraOverview reader, List<JiraBoard> boards) {
        return boards.stream()
                .filter(JiraBoard::mayHaveSprints)
                .limit(BOARDS_MAX)
                .map(reader::fieldsOf)
                .toList();
    }

    /// Jira did not answer, or not to this account. What it tells strangers may still say why.
    private Reader unread(JiraException failed, RateWatch rate) {
        Seen<ServerInfo> server =
                failed.kind() == Kind.CREDENTIALS
                        ? Seen.look(
                                () -> JiraSites.server(site.orElse(url()), new RateWatch(), clock))
                        : Seen.refused(failed);
        Seen<Account> account = Seen.refused(failed);
        Seen<URI> gateway = gateway();
        return new Reader(
                server,
                account,
                gateway,
                scoped(account, gateway),
                Seen.refused(failed),
                Seen.refused(failed),
                Seen.refused(failed),
                Seen.refused(failed),
                Seen.refused(failed),
                Seen.refused(failed),
                rate.least());
    }

    private URI url() {
        return ours.credentials().url();
    }

    private Seen<URI> gateway() {
        if (ours.credentials().kind() == JiraCredentials.Kind.PAT) {
            return new NotAsked<>("Data Center has none");
        }
        if (JiraCredentials.isGateway(url()) && site.isEmpty()) {
            return new NotAsked<>("needs the site's own address: --url");
        }
        return Seen.look(() -> JiraSites.gateway(site.orElse(url()), new RateWatch(), clock));
    }

    /// A classic token that the site refuses may be one with scopes.
    private Seen<Boolean> scoped(Seen<Account> account, Seen<URI> gateway) {
        JiraCredentials ours = this.ours.credentials();
        boolean refused =
                account instanceof Refused<Account>(Kind kind, _) && kind == Kind.CREDENTIALS;
        if (ours.kind() != JiraCredentials.Kind.TOKEN || !refused) {
            return new NotAsked<>("the token is no classic one, or is accepted");
        }
        return gateway.then(address ->
                Seen.look(() ->
                        isAccepted(
                                new JiraCredentials(
                                        JiraCredentials.Kind.SCOPED,
                                        address,
                                        ours.email(),
                                        ours.token(),
                                        null))));
    }

    private boolean isAccepted(JiraCredentials other) {
        try (JiraOverview overview = JiraSites.overview(other, new RateWatch(), clock)) {
            return !overview.site().account().id().isEmpty();
        }
    }

    private Admin administrator() {
        if (admin.isEmpty()) {
            return new Admin(
                    new NotAsked<>(NO_ADMIN),
                    new NotAsked<>(NO_ADMIN),
                    new NotAsked<>(NO_ADMIN),
                    new NotAsked<>(NO_ADMIN),
                    new NotAsked<>(NO_ADMIN),
                    new NotAsked<>(NO_ADMIN));
        }
        try (JiraAdministration jira =
                JiraSites.administration(admin.get(), new RateWatch(), clock)) {
            Seen<Boolean> may = Seen.look(jira::mayAdminister);
            return new Admin(
                    may,
                    new Known<>(jira.overview().server().isCloud()),
                    new Known<>(jira.signs()),
                    new Known<>(jira.filters()),
                    may.then(_ -> Seen.look(jira::webhooks)),
                    may.then(_ -> Seen.look(jira.overview()::boards)));
        } catch (JiraException failed) {
            return new Admin(
                    Seen.refused(failed),
                    Seen.refused(failed),
                    Seen.refused(failed),
                    Seen.refused(failed),
                    Seen.refused(failed),
                    Seen.refused(failed));
        }
    }
}
