package io.sprintqueue.jira.doctor;

import static io.sprintqueue.fakejira.site.Dialect.CLOUD;
import static io.sprintqueue.fakejira.site.Dialect.DATA_CENTER_10;
import static io.sprintqueue.fakejira.site.Dialect.DATA_CENTER_9;

import io.sprintqueue.fakejira.rest.Fault;
import io.sprintqueue.fakejira.rest.Limit;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.jira.JiraCredentials.Kind;

import org.junit.jupiter.params.provider.Arguments;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What can be wrong with an account, its token and what it sees.
final class AccountFaults {
    private static final String OTHER = "http://127.0.0.1:9";

    private static final String NO_SITE = "/ex/jira/00000000-0000-0000-0000-000000000000";

    private AccountFaults() {}

    static Arguments fault(
            String name, Dialect dialect, Consumer<Patient> planted, Check... named) {
        return Arguments.of(name, dialect, planted, Set.of(named));
    }

    static Stream<Arguments> ofTheSite() {
        return Stream.of(
                fault(
                        "nothing listens",
                        CLOUD,
                        patient -> patient.readerUrl = URI.create(OTHER),
                        Check.REACHABLE),
                fault(
                        "it is another path",
                        DATA_CENTER_10,
                        patient -> patient.readerUrl = URI.create(patient.url() + "/jira"),
                        Check.REACHABLE),
                fault(
                        "its certificate is its own",
                        DATA_CENTER_9,
                        patient -> patient.readerUrl = SelfSigned.url(),
                        Check.CERTIFICATE),
                fault(
                        "too many requests",
                        CLOUD,
                        patient ->
                                patient.jira.with(jira ->
                                        jira.throttle().add(Fault.throttled("/", true, 1_000))),
                        Check.RATE_LIMIT));
    }

    static Stream<Arguments> ofTheToken() {
        return Stream.of(
                fault("a wrong token", CLOUD, patient -> patient.token = "mistyped", Check.TOKEN),
                fault(
                        "an expired token",
                        DATA_CENTER_10,
                        patient -> {
                            patient.expires = Patient.now().minusSeconds(60);
                            patient.account(one -> one.expiring(Patient.now().minusSeconds(60)));
                        },
                        Check.TOKEN,
                        Check.TOKEN_END),
                fault(
                        "it ends within days",
                        CLOUD,
                        patient -> patient.expires = Patient.now().plus(Duration.ofDays(5)),
                        Check.TOKEN_END),
                fault(
                        "it ends within weeks",
                        CLOUD,
                        patient -> patient.expires = Patient.now().plus(Duration.ofDays(20)),
                        Check.TOKEN_END));
    }

    static Stream<Arguments> ofItsKind() {
        return Stream.of(
                fault("of Data Center", CLOUD, patient -> patient.kind = Kind.PAT, Check.KIND),
                fault(
                        "of the Cloud",
                        DATA_CENTER_9,
                        patient -> patient.kind = Kind.TOKEN,
                        Check.KIND),
                fault(
                        "a scoped token at the site",
                        CLOUD,
                        patient -> patient.token = SampleSite.SCOPED_TOKEN,
                        Check.KIND),
                fault(
                        "another site's cloud id",
                        CLOUD,
                        patient -> {
                            patient.token = SampleSite.SCOPED_TOKEN;
                            patient.kind = Kind.SCOPED;
                            patient.readerUrl = patient.url().resolve(NO_SITE);
                        },
                        Check.CLOUD_ID),
                fault(
                        "our clock is behind",
                        DATA_CENTER_10,
                        patient -> patient.clockAhead = Duration.ofMinutes(-5),
                        Check.CLOCK),
                fault(
                        "the limit is close",
                        CLOUD,
                        patient ->
                                patient.jira.with(
                                        jira -> jira.throttle().limit(new Limit(1, 1e6, true))),
                        Check.RATE_LIMIT));
    }

    static Stream<Arguments> ofTheAccount() {
        return Stream.of(
                fault(
                        "another language",
                        DATA_CENTER_9,
                        patient -> patient.account(one -> one.speaking("de_DE")),
                        Check.LANGUAGE),
                fault(
                        "it may administer",
                        DATA_CENTER_10,
                        patient -> patient.with(Account.Trait.ADMIN),
                        Check.RIGHTS),
                fault(
                        "it sees no project",
                        CLOUD,
                        patient -> patient.projects().forEach(patient::hide),
                        Check.PROJECTS,
                        Check.BOARDS,
                        Check.PRIVATE_BOARDS),
                fault(
                        "it sees not all that is wanted",
                        CLOUD,
                        patient -> {
                            patient.webhook(one -> Patient.filtering(one, "project = LUNAR"));
                            patient.bound("LUNAR");
                            patient.projects().stream()
                                    .filter(one -> one.key().equals("LUNAR"))
                                    .forEach(patient::hide);
                        },
                        Check.SYNC_PROJECTS),
                fault(
                        "it has no access to Jira Software",
                        DATA_CENTER_9,
                        patient -> patient.with(Account.Trait.WITHOUT_SOFTWARE),
                        Check.SPRINT_FIELD,
                        Check.RANK_FIELD,
                        Check.MAPPED_FIELDS,
                        Check.BOARDS,
                        Check.PRIVATE_BOARDS));
    }

    static Stream<Arguments> ofTheAdministrator() {
        return Stream.of(
                fault(
                        "a private board",
                        CLOUD,
                        patient ->
                                patient.jira.with(jira -> {
                                    Project project = jira.site().projects().getFirst();
                                    String grace = jira.site().people().get(1).id();
                                    jira.site()
                                            .projectWork()
                                            .board(
                                                    project.id(),
                                                    "hers",
                                                    Board.Kind.SCRUM,
                                                    Set.of(grace));
                                }),
                        Check.PRIVATE_BOARDS),
                fault(
                        "the other account is no administrator",
                        CLOUD,
                        patient -> {
                            patient.adminToken = SampleSite.READER_TOKEN;
                            patient.adminEmail = "ada@example.com";
                        },
                        Check.ADMINISTRATOR),
                fault(
                        "the administrator's token is wrong",
                        DATA_CENTER_10,
                        patient -> patient.adminToken = "mistyped",
                        Check.ADMINISTRATOR));
    }

    static Stream<Arguments> ofTheFields() {
        return Stream.of(
                fault(
                        "a field that is not there",
                        CLOUD,
                        patient ->
                                patient.fields(
                                        "sprint: { type: sprint, from: [customfield_99999] }"),
                        Check.MAPPED_FIELDS),
                fault(
                        "a custom one that is not there",
                        CLOUD,
                        patient ->
                                patient.fields(
                                        "squad: { type: option, from: [customfield_99999] }"),
                        Check.MAPPED_FIELDS),
                fault(
                        "a field of another type",
                        CLOUD,
                        patient ->
                                patient.fields("owner: { type: user, from: [customfield_10026] }"),
                        Check.FIELD_TYPES),
                fault(
                        "another field than the board's",
                        CLOUD,
                        patient ->
                                patient.fields(
                                        "storyPoints: { type: number, from: [customfield_10016] }"),
                        Check.BOARD_FIELDS));
    }
}
