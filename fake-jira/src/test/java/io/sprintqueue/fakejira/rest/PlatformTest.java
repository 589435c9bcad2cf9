package io.sprintqueue.fakejira.rest;

import static io.sprintqueue.fakejira.TestJira.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Account.Trait;
import io.sprintqueue.fakejira.site.Catalog;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class PlatformTest {
    private static Answer ask(TestJira jira, String path, String authorization) {
        return jira.jira.answer(
                new Request("GET", path, Map.of(), Map.of("authorization", authorization), ""),
                jira.now);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    @Test
    void a_scoped_token_is_taken_by_the_gateway_alone_and_no_other_is_taken_there() {
        var jira = new TestJira(Dialect.CLOUD);
        jira.site.accounts().put(Account.of(jira.ann, "scoped", "en_US", Trait.SCOPED));
        String id = json(jira.get("/_edge/tenant_info")).path("cloudId").asText();
        String me = "/rest/api/2/myself";
        String gateway = "/ex/jira/" + id + me;

        assertThat(ask(jira, gateway, "Bearer scoped").status()).isEqualTo(200);
        assertThat(ask(jira, me, basic("ann@example.com:scoped")).status()).isEqualTo(401);
        assertThat(ask(jira, gateway, basic("ann@example.com:" + TestJira.TOKEN)).status())
                .isEqualTo(401);
        assertThat(ask(jira, me, "Bearer " + TestJira.TOKEN).status()).isEqualTo(401);
    }

    @Test
    void data_center_takes_names_and_passwords_too_and_says_who_asked() {
        var jira = new TestJira(Dialect.DATA_CENTER_9);
        String me = "/rest/api/2/myself";

        assertThat(ask(jira, me, basic("ann:" + TestJira.TOKEN)).headers())
                .containsEntry("X-AUSERNAME", "ann")
                .containsEntry("X-Seraph-LoginReason", "OK");
        assertThat(ask(jira, me, basic("bob:" + TestJira.TOKEN)).status()).isEqualTo(401);
        assertThat(ask(jira, me, "Basic ###").status()).isEqualTo(401);
        assertThat(ask(jira, me, "Digest x").headers()).containsEntry("X-AUSERNAME", "anonymous");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_site_says_which_jira_it_is(Dialect dialect) {
        JsonNode info = json(new TestJira(dialect).get("/rest/api/latest/serverInfo"));

        assertThat(info.path("deploymentType").asText())
                .isEqualTo(dialect.isCloud() ? "Cloud" : "Server");
        assertThat(info.at("/versionNumbers/0").asInt())
                .isEqualTo(dialect.versionNumbers().getFirst());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void fields_of_a_kind_have_the_ids_of_the_site(Dialect dialect) {
        var jira = new TestJira(dialect);
        JsonNode fields = json(jira.get("/rest/api/2/field"));

        assertThat(idsOf(fields, "com.pyxis.greenhopper.jira:gh-sprint"))
                .containsExactly(jira.site.fields().sprint());
        assertThat(idsOf(fields, "com.pyxis.greenhopper.jira:gh-lexo-rank"))
                .containsExactly(jira.site.fields().rank());
        assertThat(idsOf(fields, "com.pyxis.greenhopper.jira:gh-epic-link"))
                .hasSize(dialect.isCloud() ? 0 : 1);
    }

    private static List<String> idsOf(JsonNode fields, String kind) {
        return fields.findParents("schema").stream()
                .filter(field -> field.at("/schema/custom").asText().equals(kind))
                .map(field -> field.path("id").asText())
                .toList();
    }

    @Test
    void data_center_lists_projects_at_once_and_archived_ones_when_asked() {
        var jira = new TestJira(Dialect.DATA_CENTER_10);
        var old = jira.site.projectWork().create(jira.act(), "OLD", "Old", false);
        jira.site.projectWork().archive(jira.act(), old.id());

        assertThat(json(jira.get("/rest/api/2/project"))).hasSize(1);
        assertThat(json(jira.get("/rest/api/2/project?includeArchived=true"))).hasSize(2);
        assertThat(jira.get("/rest/api/2/project/search").status()).isEqualTo(404);
    }

    @Test
    void permissions_are_those_of_the_account() {
        var jira = new TestJira(Dialect.DATA_CENTER_10);
        String path = "/rest/api/2/mypermissions?projectKey=TEST";

        assertThat(may(jira, path, "BROWSE_PROJECTS")).isTrue();
        assertThat(may(jira, path, "ADMINISTER")).isFalse();
        assertThat(may(jira.as(TestJira.ADMIN), path, "ADMINISTER")).isTrue();
    }

    private static boolean may(TestJira jira, String path, String permission) {
        return json(jira.get(path))
                .at("/permissions/" + permission + "/havePermission")
                .asBoolean();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void changelogs_are_paged_and_a_renamed_status_changes_no_issue(Dialect dialect) {
        var jira = new TestJira(dialect);
        Issue issue = jira.story("changes");
        jira.site.issueWork().transition(jira.act(), issue.id(), Catalog.IN_PROGRESS);
        jira.site.catalog().renameStatus(Catalog.IN_PROGRESS, "Doing");
        String path = "/rest/api/2/issue/" + issue.id();

        JsonNode changelog = json(jira.get(path + "/changelog"));
        assertThat(changelog.at("/values/0/items/0/toString").asText()).isEqualTo("In Progress");
        assertThat(json(jira.get(path + "?fields=status")).at("/fields/status/name").asText())
                .isEqualTo("Doing");
        assertThat(json(jira.get("/rest/api/2/status")).findValuesAsText("name")).contains("Doing");
        assertThat(jira.get("/rest/api/2/issue/9/changelog").status()).isEqualTo(404);
    }

    @Test
    void selected_fields_are_answered_and_excluded_ones_are_not() {
        var jira = new TestJira(Dialect.CLOUD);
        Issue issue = jira.story("fields");
        String path = "/rest/api/2/issue/" + issue.id();

        assertThat(json(jira.get(path + "?fields=summary,labels")).path("fields")).hasSize(2);
        assertThat(json(jira.get(path + "?fields=-summary")).path("fields").has("summary"))
                .isFalse();
        assertThat(json(jira.get(path + "?fields=*all,-labels")).path("fields").has("labels"))
                .isFalse();
        assertThat(json(jira.get(path + "?fields=key")).has("fields")).isFalse();
    }

    @Test
    void a_wrong_method_is_405_and_an_unknown_path_404() {
        var jira = new TestJira(Dialect.CLOUD);

        assertThat(jira.post("/rest/api/2/myself", "").status()).isEqualTo(405);
        assertThat(jira.get("/rest/api/2/nothing").status()).isEqualTo(404);
    }

    @Test
    void fresh_issues_can_be_asked_for_in_a_search_that_lags() {
        var jira = new TestJira(Dialect.CLOUD);
        jira.site.indexLag(Duration.ofHours(1));
        Issue issue = jira.story("fresh");
        String search = "/rest/api/2/search/jql?jql=project%3DTEST&reconcileIssues=";

        assertThat(json(jira.get(search + issue.id())).path("issues")).hasSize(1);
        assertThat(json(jira.get(search)).path("issues")).isEmpty();
        assertThat(jira.get(search + "1,".repeat(51)).status()).isEqualTo(400);
        assertThat(jira.get(search + "&nextPageToken=unknown").status()).isEqualTo(400);
    }
}
