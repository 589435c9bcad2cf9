package io.sprintqueue.jira.doctor;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.config.ConfigurationResult;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraCredentials.Kind;
import io.sprintqueue.jira.doctor.Facts.Arrivals;
import io.sprintqueue.jira.doctor.Facts.Ours;
import io.sprintqueue.jira.doctor.Finding.Verdict;
import io.sprintqueue.jira.setup.WebhookWish;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A fake Jira that is set up well, and what we are told of it. Tests change one of them.
final class Patient implements AutoCloseable {
    /// The JDK's server writes the real time into each answer's `Date`.
    private static final InstantSource CLOCK = InstantSource.system();

    private static final Site SITE = new Site("acme");
    private static final URI HOOK = URI.create("https://copy.example/webhooks/jira/acme");

    final FakeJiraServer jira;
    URI readerUrl;
    String token = SampleSite.READER_TOKEN;
    String adminToken = SampleSite.ADMIN_TOKEN;
    String adminEmail = "grace@example.com";
    Kind kind;
    @Nullable Instant expires = now().plus(Duration.ofDays(200));
    Duration clockAhead = Duration.ZERO;
    Arrivals arrivals = new Arrivals(5, 4, now(), 0);
    private final Dialect dialect;
    private final List<String> fields = new ArrayList<>();
    private List<String> projects = List.of();

    Patient(Dialect dialect) {
        this.dialect = dialect;
        jira =
                FakeJiraServer.start(
                        0,
                        CLOCK,
                        url ->
                                new FakeJira(
                                        SampleSite.make(
                                                SiteSettings.of(dialect, url),
                                                new Random(7),
                                                now(),
                                                20),
                                        new Random(7)));
        readerUrl = jira.url();
        kind = dialect.isCloud() ? Kind.TOKEN : Kind.PAT;
        if (dialect != Dialect.DATA_CENTER_9) {
            register();
        }
        if (!dialect.isCloud()) {
            fields("sprint: { type: sprint, from: [customfield_10107] }");
            fields("rank: { type: string, from: [customfield_10108] }");
            fields("storyPoints: { type: number, from: [customfield_10106] }");
        }
    }

    static Instant now() {
        return CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    URI url() {
        return jira.url();
    }

    void register() {
        jira.with(it ->
                it.site()
                        .webhooks()
                        .add(
                                new Webhook(
                                        0,
                                        "copy",
                                        HOOK.toString(),
                                        WebhookWish.eventsOf(dialect.isCloud()),
                                        "",
                                        false,
                                        true,
                                        dialect == Dialect.DATA_CENTER_9 ? null : "s3cr3t")));
    }

    void account(UnaryOperator<Account> change) {
        jira.with(it -> it.site().accounts().change(SampleSite.READER_TOKEN, change));
    }

    void with(Account.Trait trait) {
        account(one ->
                new Account(
                        one.person(),
                        one.token(),
                        null,
                        Set.of(trait),
                        one.locale(),
                        Set.of(),
                        Set.of()));
    }

    List<Project> projects() {
        return jira.ask(it -> it.site().projects());
    }

    void hide(Project project) {
        account(one -> one.without(project));
    }

    void bound(String... keys) {
        projects = List.of(keys);
    }

    void fields(String rule) {
        fields.add("      " + rule + "\n");
    }

    void webhook(UnaryOperator<Webhook> change) {
        jira.with(it -> {
            Webhook one = it.site().webhooks().all().getFirst();
            it.site().webhooks().replace(change.apply(one));
        });
    }

    static Webhook at(Webhook one, String url) {
        return new Webhook(
                one.id(), "copy", url, one.events(), one.filter(), false, true, one.secret());
    }

    static Webhook toldOf(Webhook one, Set<String> events) {
        return new Webhook(one.id(), "copy", one.url(), events, "", false, true, one.secret());
    }

    static Webhook filtering(Webhook one, String filter) {
        return new Webhook(
                one.id(), "copy", one.url(), one.events(), filter, false, true, one.secret());
    }

    static Webhook disabled(Webhook one) {
        return new Webhook(
                one.id(), "copy", one.url(), one.events(), "", false, false, one.secret());
    }

    static Webhook withoutBody(Webhook one) {
        return new Webhook(one.id(), "copy", one.url(), one.events(), "", true, true, one.secret());
    }

    static Webhook unsigned(Webhook one) {
        return new Webhook(one.id(), "copy", one.url(), one.events(), "", false, true, null);
    }

    List<Finding> findings() {
        boolean cloud = dialect.isCloud();
        Configuration configuration = configuration();
        InstantSource clock = () -> CLOCK.instant().plus(clockAhead);
        var ours =
                new Ours(
                        new JiraCredentials(kind, readerUrl, "ada@example.com", token, expires),
                        configuration.of(SITE),
                        configuration.sync(),
                        HOOK,
                        Duration.ofDays(3),
                        now());
        var admin =
                new JiraCredentials(
                        cloud ? Kind.TOKEN : Kind.PAT, jira.url(), adminEmail, adminToken, null);
        return new Doctor(ours, Optional.of(admin), site(), clock)
                .examine(_ -> new Seen.Known<>(arrivals));
    }

    private Optional<URI> site() {
        return JiraCredentials.isGateway(readerUrl) ? Optional.of(jira.url()) : Optional.empty();
    }

    private Configuration configuration() {
        String yaml =
                "sync:\n  projects: [%s]\n%s%s"
                        .formatted(
                                String.join(", ", projects),
                                fields.isEmpty() ? "" : "sites:\n  acme:\n    fields:\n",
                                String.join("", fields));
        return switch (ConfigurationReader.read(yaml, "patient.yaml")) {
            case ConfigurationResult.Valid valid -> valid.configuration();
            case ConfigurationResult.Invalid(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    /// The checks that are not content.
    Set<Check> complaints() {
        return findings().stream()
                .filter(finding ->
                        finding.verdict() == Verdict.WRONG || finding.verdict() == Verdict.WARNING)
                .map(Finding::check)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Check.class)));
    }

    @Override
    public void close() {
        jira.close();
    }
}
