package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one account sees of a Jira as a whole: its fields, boards and permissions. Every method
/// fails with a [JiraException] and no other.
public final class JiraOverview implements AutoCloseable {
    private static final String NUMBERED = "customfield_";

    private final RestSite site;

    JiraOverview(RestSite site) {
        this.site = site;
    }

    /// The same Jira, as sync asks it.
    public JiraSite site() {
        return site;
    }

    public ServerInfo server() {
        return site.server();
    }

    /// All fields that the account sees. Cloud's two lists of them differ slightly, so both are
    /// asked.
    public List<JiraField> fields() {
        var byId = new LinkedHashMap<String, JiraField>();
        site.rest().get("/rest/api/2/field", Map.of()).value().forEach(each -> add(byId, each));
        if (server().isCloud()) {
            site.pages("/rest/api/2/field/search", Map.of())
                    .value()
                    .forEach(each -> add(byId, each));
        }
        return List.copyOf(byId.values());
    }

    private static void add(Map<String, JiraField> byId, JsonNode json) {
        JsonNode schema = json.path("schema");
        String id = json.path("id").asText();
        byId.putIfAbsent(
                id,
                new JiraField(
                        id,
                        json.path("name").asText(),
                        json.path("untranslatedName").textValue(),
                        schema.path("type").asText(),
                        schema.path("custom").textValue()));
    }

    /// All boards that the account sees.
    public List<JiraBoard> boards() {
        return site.pages("/rest/agile/1.0/board", Map.of()).value().stream()
                .map(board ->
                        new JiraBoard(
                                board.path("id").asText(),
                                board.path("name").asText(),
                                board.path("type").asText()))
                .toList();
    }

    /// The fields that the board is configured with.
    public BoardFields fieldsOf(JiraBoard board) {
        String path = "/rest/agile/1.0/board/" + RestSite.checked(board.id()) + "/configuration";
        JsonNode json = site.rest().get(path, Map.of()).value();
        JsonNode rank = json.path("ranking").path("rankCustomFieldId");
        return new BoardFields(
                board,
                rank.isNumber() ? Optional.of(NUMBERED + rank.asText()) : Optional.empty(),
                estimation(json.path("estimation")));
    }

    /// A board may count issues instead, or hours, which are no field of points.
    private static Optional<String> estimation(JsonNode json) {
        return Optional.of(json.path("field").path("fieldId").asText())
                .filter(field -> field.startsWith(NUMBERED));
    }

    /// Whether the account has the permission somewhere.
    public boolean may(String permission) {
        return site.rest()
                .get("/rest/api/2/mypermissions", Map.of("permissions", permission))
                .value()
                .path("permissions")
                .path(permission)
                .path("havePermission")
                .asBoolean();
    }

    /// The keys of the projects that are neither archived nor trashed.
    public List<String> liveProjects() {
        return site.projects().value().stream()
                .filter(project -> project.lifecycle().equals("live"))
                .map(ListedProject::key)
                .toList();
    }

    /// The ids of the board's active sprints.
    public List<String> activeSprints(JiraBoard board) {
        return site.sprints(board.id(), Set.of(SprintState.ACTIVE)).value().stream()
                .map(sprint -> sprint.path("id").asText())
                .toList();
    }

    /// The ids of issues that were updated since then, or of some of them.
    public List<String> updatedSince(Instant since, List<String> projectKeys) {
        return site.updatedSince(since, projectKeys, null).value().ids();
    }

    /// By how much Jira's clock is ahead of ours, to about two seconds.
    public Duration ahead(InstantSource clock) {
        Instant sent = clock.instant();
        Instant read = site.rest().get("/rest/api/2/serverInfo", Map.of()).at();
        return Duration.between(sent, read.plus(ReadingTime.MARGIN));
    }

    @Override
    public void close() {
        site.close();
    }
}
