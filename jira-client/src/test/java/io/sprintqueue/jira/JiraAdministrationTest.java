package io.sprintqueue.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.jira.JiraCredentials.Kind;
import io.sprintqueue.jira.doctor.RateWatch;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.Set;

/// Against a fake Jira, in each form that webhooks have.
class JiraAdministrationTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final JiraWebhook WEBHOOK =
            new JiraWebhook(
                    "",
                    "copy",
                    "https://copy.example/webhooks/jira",
                    Set.of("jira:issue_updated", "sprint_closed"),
                    "project in (\"ORBIT\")",
                    false,
                    true,
                    true);

    private static FakeJiraServer jira(Dialect dialect) {
        return FakeJiraServer.start(
                0,
                CLOCK,
                url ->
                        new FakeJira(
                                SampleSite.make(
                                        SiteSettings.of(dialect, url),
                                        new Random(7),
                                        CLOCK.instant().truncatedTo(ChronoUnit.MILLIS),
                                        10),
                                new Random(7)));
    }

    private static JiraAdministration open(FakeJiraServer jira, Dialect dialect, boolean admin) {
        String email = admin ? "grace@example.com" : "ada@example.com";
        String token = admin ? SampleSite.ADMIN_TOKEN : SampleSite.READER_TOKEN;
        Kind kind = dialect.isCloud() ? Kind.TOKEN : Kind.PAT;
        return JiraSites.administration(
                new JiraCredentials(kind, jira.url(), email, token, null), new RateWatch(), CLOCK);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_is_registered_is_read_back_and_replaced(Dialect dialect) {
        boolean signs = dialect != Dialect.DATA_CENTER_9;
        boolean filters = dialect != Dialect.DATA_CENTER_10;
        try (FakeJiraServer jira = jira(dialect);
                JiraAdministration admin = open(jira, dialect, true)) {
            assertThat(admin.mayAdminister()).isTrue();
            assertThat(admin.webhooks()).isEmpty();

            admin.register(WEBHOOK, new Secret("first"));

            JiraWebhook made = admin.webhooks().getFirst();
            assertThat(made.id()).isEqualTo("1");
            assertThat(made.events()).isEqualTo(WEBHOOK.events());
            assertThat(made.filter()).isEqualTo(filters ? WEBHOOK.filter() : "");
            assertThat(made.signed()).isEqualTo(signs);
            assertThat(admin.signs()).isEqualTo(signs);
            assertThat(admin.filters()).isEqualTo(filters);
            assertThat(secret(jira)).isEqualTo(signs ? "first" : null);

            admin.replace(
                    new JiraWebhook(
                            made.id(),
                            "renamed",
                            made.url(),
                            Set.of("jira:issue_created"),
                            "",
                            true,
                            false,
                            true),
                    new Secret("second"));

            assertThat(admin.webhooks())
                    .singleElement()
                    .isEqualTo(
                            new JiraWebhook(
                                    "1",
                                    "renamed",
                                    made.url(),
                                    Set.of("jira:issue_created"),
                                    "",
                                    true,
                                    false,
                                    signs));
            assertThat(secret(jira)).isEqualTo(signs ? "second" : null);
        }
    }

    private static @Nullable String secret(FakeJiraServer jira) {
        Webhook one = jira.ask(it -> it.site().webhooks().all().getFirst());
        return one.secret();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoever_is_no_administrator_sees_no_webhooks(Dialect dialect) {
        try (FakeJiraServer jira = jira(dialect);
                JiraAdministration reader = open(jira, dialect, false)) {
            assertThat(reader.mayAdminister()).isFalse();
            assertThatThrownBy(reader::webhooks)
                    .isInstanceOfSatisfying(
                            JiraException.class,
                            failed ->
                                    assertThat(failed.kind())
                                            .isEqualTo(JiraException.Kind.REFUSED));
        }
    }
}
