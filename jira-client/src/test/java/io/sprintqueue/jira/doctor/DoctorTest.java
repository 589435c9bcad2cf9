package io.sprintqueue.jira.doctor;

import static io.sprintqueue.fakejira.site.Dialect.CLOUD;
import static io.sprintqueue.fakejira.site.Dialect.DATA_CENTER_10;
import static io.sprintqueue.fakejira.site.Dialect.DATA_CENTER_9;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.rest.Fault;
import io.sprintqueue.fakejira.rest.Limit;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.jira.JiraCredentials.Kind;
import io.sprintqueue.jira.doctor.Facts.Arrivals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Faults are planted one by one in a fake Jira that has none, or in what we are told of it.
class DoctorTest {
    private static final String OTHER = "http://127.0.0.1:9";

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void where_nothing_is_wrong_nothing_is_found(Dialect dialect) {
        try (var patient = new Patient(dialect)) {
            assertThat(patient.complaints()).isEmpty();
            assertThat(patient.findings())
                    .hasSizeGreaterThan(20)
                    .allMatch(finding -> !finding.seen().isBlank())
                    .noneMatch(finding -> finding.toString().contains(SampleSite.READER_TOKEN))
                    .noneMatch(finding -> finding.toString().contains(SampleSite.ADMIN_TOKEN));
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource({"ofTheSite", "ofTheAccount", "ofTheFields", "ofTheWebhook", "ofDeliveries"})
    void each_fault_is_named(
            String fault, Dialect dialect, Consumer<Patient> planted, Set<Check> named) {
        try (var patient = new Patient(dialect)) {
            planted.accept(patient);

            assertThat(patient.complaints()).as(fault).isEqualTo(named);
            assertThat(patient.findings())
                    .filteredOn(finding -> named.contains(finding.check()))
                    .allMatch(finding -> !finding.fix().isBlank());
        }
    }

    private static Arguments fault(
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
                        Check.RATE_LIMIT),
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
                        Check.TOKEN_END),
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
                            patient.readerUrl =
                                    patient.url()
                                            .resolve(
                                                    "/ex/jira/00000000-0000-0000-0000-000000000000");
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
                        Check.PRIVATE_BOARDS),
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

    static Stream<Arguments> ofTheWebhook() {
        return Stream.of(
                fault(
                        "it is missing",
                        CLOUD,
                        patient -> patient.jira.with(jira -> jira.site().webhooks().remove(1)),
                        Check.WEBHOOK),
                fault(
                        "it is at another host",
                        CLOUD,
                        patient ->
                                patient.webhook(one ->
                                        Patient.at(one, "https://old.example/webhooks/jira")),
                        Check.WEBHOOK_URL),
                fault(
                        "it is another site's",
                        DATA_CENTER_10,
                        patient -> patient.webhook(one -> Patient.at(one, one.url() + "/other")),
                        Check.WEBHOOK_URL),
                fault(
                        "it is there twice",
                        CLOUD,
                        patient ->
                                patient.jira.with(jira -> {
                                    Webhook one = jira.site().webhooks().all().getFirst();
                                    jira.site().webhooks().add(one);
                                }),
                        Check.WEBHOOK_ONCE),
                fault(
                        "it is disabled",
                        DATA_CENTER_10,
                        patient -> patient.webhook(Patient::disabled),
                        Check.WEBHOOK_ENABLED),
                fault(
                        "it has no secret",
                        CLOUD,
                        patient -> patient.webhook(Patient::unsigned),
                        Check.WEBHOOK_SIGNED),
                fault(
                        "its secret went to the wrong place",
                        DATA_CENTER_10,
                        patient -> patient.webhook(Patient::unsigned),
                        Check.WEBHOOK_SIGNED),
                fault(
                        "this version signs none",
                        DATA_CENTER_9,
                        Patient::register,
                        Check.WEBHOOK_SIGNED),
                fault(
                        "it is not told of all",
                        CLOUD,
                        patient ->
                                patient.webhook(
                                        one -> Patient.toldOf(one, Set.of("jira:issue_updated"))),
                        Check.WEBHOOK_EVENTS),
                fault(
                        "its filter drops issues",
                        CLOUD,
                        patient -> patient.webhook(one -> Patient.filtering(one, "status != Done")),
                        Check.WEBHOOK_FILTER),
                fault(
                        "its filter has other projects than sync",
                        CLOUD,
                        patient ->
                                patient.webhook(
                                        one -> Patient.filtering(one, "project in (ORBIT)")),
                        Check.WEBHOOK_FILTER),
                fault(
                        "its filter would be ignored",
                        DATA_CENTER_10,
                        patient -> patient.bound("ORBIT"),
                        Check.WEBHOOK_FILTER),
                fault(
                        "its deliveries have no body",
                        CLOUD,
                        patient -> patient.webhook(Patient::withoutBody),
                        Check.WEBHOOK_BODY));
    }

    static Stream<Arguments> ofDeliveries() {
        return Stream.of(
                fault(
                        "no delivery arrives",
                        CLOUD,
                        patient -> patient.arrivals = new Arrivals(5, 0, null, 0),
                        Check.DELIVERIES),
                fault(
                        "signatures are wrong",
                        DATA_CENTER_10,
                        patient -> patient.arrivals = new Arrivals(5, 1, Patient.now(), 3),
                        Check.SIGNATURES));
    }
}
