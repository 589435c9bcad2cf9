package io.sprintqueue.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Objects;

class JiraCredentialsTest {
    private static final String GATEWAY =
            "https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555";

    private static JiraCredentials of(String kind, String url, String rest) {
        String json =
                "{'acme':{'kind':'%s','url':'%s','token':'s3cret'%s}}".formatted(kind, url, rest);
        return Objects.requireNonNull(
                SiteCredentials.parse(json.replace('\'', '"')).bySite().get(new Site("acme")));
    }

    @Test
    void nothing_stored_means_no_site_is_read() {
        assertThat(SiteCredentials.parse(" \n").bySite()).isEmpty();
        assertThat(SiteCredentials.parse("{}").bySite()).isEmpty();
    }

    @Test
    void each_kind_is_shown_to_jira_in_its_way() {
        String email = ",'email':'a@b.c'";

        assertThat(of("token", "https://acme.atlassian.net", email).authorization())
                .isEqualTo("Basic YUBiLmM6czNjcmV0");
        assertThat(of("scoped", GATEWAY, email).authorization()).startsWith("Basic ");
        assertThat(of("service-account", GATEWAY, "").authorization()).isEqualTo("Bearer s3cret");
        assertThat(of("pat", "https://jira.acme.example/jira", "").authorization())
                .isEqualTo("Bearer s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://jira.acme.example",
                "http://127.0.0.1.acme.example",
                "ftp://127.0.0.1",
                "https://user@jira.acme.example",
                "https://jira.acme.example?x=1",
                "https://jira.acme.example#x",
                "https:///path",
                "jira.acme.example",
                "https://[",
                ""
            })
    void a_token_goes_nowhere_but_to_a_plain_https_address(String url) {
        assertThatThrownBy(() -> of("pat", url, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Jira credentials of 'acme': the url")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.atlassian.net",
                "https://api.atlassian.com/ex/jira/acme",
                "https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/x",
                "https://api.atlassian.com.a.example/ex/jira/11111111-2222-3333-4444-555555555555"
            })
    void a_token_with_scopes_goes_to_the_gateway_of_one_cloud_alone(String url) {
        assertThatThrownBy(() -> of("service-account", url, ""))
                .hasMessageContaining("https://api.atlassian.com/ex/jira/<cloud id> alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{'acme':{'kind':'pat','url':'https://a.b','token':''}}",
                "{'acme':{'kind':'pat','url':'https://a.b','token':'s3cret\\n'}}",
                "{'acme':{'kind':'magic','url':'https://a.b','token':'s3cret'}}",
                "{'acme':{'kind':'token','url':'https://a.b','token':'s3cret'}}",
                "{'s3cret!':{}}",
                "{'acme':'s3cret'}",
                "{'acme':1,'acme':2}",
                "{'acme':"
            })
    void what_is_wrong_is_said_without_a_token(String stored) {
        assertThatThrownBy(() -> SiteCredentials.parse(stored.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Jira credentials")
                .hasMessageNotContaining("s3cret");
    }
}
