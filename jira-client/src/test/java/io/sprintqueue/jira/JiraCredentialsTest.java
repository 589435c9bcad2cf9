package io.sprintqueue.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class JiraCredentialsTest {
    private static final String GATEWAY =
            "https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555";

    private static JiraCredentials of(String kind, String url, String rest) {
        String json =
                "{'acme':{'kind':'%s','url':'%s','token':'s3cret'%s}}".formatted(kind, url, rest);
        return SiteCredentials.parse(json.replace('\'', '"')).of(new Site("acme")).orElseThrow();
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
                "['s3cret']",
                "s3cret",
                "{'acme':1,'acme':'s3cret'}",
                "{'acme':'s3cret"
            })
    void what_is_no_list_of_sites_is_refused_without_a_token(String stored) {
        assertThatThrownBy(() -> SiteCredentials.parse(stored.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Jira credentials")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'pat','url':'https://a.b','token':''}",
                "{'kind':'pat','url':'https://a.b','token':'s3cret\\n'}",
                "{'kind':'pat','url':'http://a.b','token':'s3cret'}",
                "{'kind':'pat','url':'s3cret','token':'s3cret'}",
                "{'kind':'magic','url':'https://a.b','token':'s3cret'}",
                "{'kind':'token','url':'https://a.b','token':'s3cret'}",
                "{'kind':['pat'],'url':{},'token':1}",
                "'s3cret'",
                "null",
                "[]"
            })
    void a_bad_entry_stops_its_own_site_and_no_other(String bad) {
        String good = "{'kind':'pat','url':'https://a.b','token':'s3cret'}";
        String stored = "{'bad':%s,'s3cret!':%s,'good':%s}".formatted(bad, good, good);
        SiteCredentials read = SiteCredentials.parse(stored.replace('\'', '"'));

        assertThat(read.bySite()).containsOnlyKeys(new Site("good"));
        assertThat(read.problems()).containsOnlyKeys(new Site("bad"));
        assertThat(read.unnamed()).isEqualTo(1);
        assertThatThrownBy(read::whole).hasMessageContaining("Jira credentials");
        assertThatThrownBy(() -> read.of(new Site("bad")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Jira credentials of 'bad': ")
                .hasMessageNotContaining("s3cret");
        assertThat(read.of(new Site("other"))).isEmpty();
        assertThat(List.of(read.toString(), read.problems().toString()))
                .noneMatch(text -> text.contains("s3cret"));
    }
}
