package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.jira.ServerInfo.Deployment;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Opens conversations with Jiras.
public final class JiraSites {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    private JiraSites() {}

    /// Opens a conversation; what Jira itself says decides how it is spoken to.
    ///
    /// @throws JiraException where it does not answer
    public static JiraSite open(
            JiraCredentials credentials, RequestBudget budget, InstantSource clock) {
        return open(credentials, budget, clock, ANSWER_TIMEOUT);
    }

    /// Opens one in which an account looks at a Jira as a whole.
    ///
    /// @throws JiraException where it does not answer
    public static JiraOverview overview(
            JiraCredentials credentials, RequestBudget budget, InstantSource clock) {
        return new JiraOverview(site(credentials, budget, clock, http()));
    }

    /// Opens one in which an administrator registers webhooks.
    ///
    /// @throws JiraException where it does not answer
    public static JiraAdministration administration(
            JiraCredentials credentials, RequestBudget budget, InstantSource clock) {
        return new JiraAdministration(site(credentials, budget, clock, http()));
    }

    static JiraSite open(
            JiraCredentials credentials,
            RequestBudget budget,
            InstantSource clock,
            Duration timeout) {
        return open(credentials, budget, clock, new HttpClientExchange(timeout));
    }

    /// The same by another way than HTTP.
    ///
    /// @param exchange is closed with the conversation
    public static JiraSite open(
            JiraCredentials credentials,
            RequestBudget budget,
            InstantSource clock,
            JiraExchange exchange) {
        return site(credentials, budget, clock, exchange);
    }

    private static JiraExchange http() {
        return new HttpClientExchange(ANSWER_TIMEOUT);
    }

    private static RestSite site(
            JiraCredentials credentials,
            RequestBudget budget,
            InstantSource clock,
            JiraExchange exchange) {
        var rest = new JiraRest(credentials, budget, clock, exchange);
        try {
            ServerInfo server = server(rest);
            return switch (server.deployment()) {
                case CLOUD -> new CloudSite(rest, server);
                case DATA_CENTER -> new DataCenterSite(rest, server);
            };
        } catch (JiraException failed) {
            rest.close();
            throw failed;
        }
    }

    /// What Jira says of itself to whoever asks, before there are any credentials.
    ///
    /// @throws JiraException where it does not answer strangers
    public static ServerInfo server(URI url, RequestBudget budget, InstantSource clock) {
        try (JiraRest rest = unknown(url, budget, clock)) {
            return server(rest);
        }
    }

    /// The address of Atlassian's gateway to a Cloud site, where alone scoped tokens are taken.
    ///
    /// @param url of the site itself
    /// @throws JiraException where the site does not say its id
    public static URI gateway(URI url, RequestBudget budget, InstantSource clock) {
        try (JiraRest rest = unknown(url, budget, clock)) {
            JsonNode tenant = rest.get("/_edge/tenant_info", Map.of()).value();
            return JiraCredentials.gateway(url, tenant.path("cloudId").asText());
        }
    }

    private static JiraRest unknown(URI url, RequestBudget budget, InstantSource clock) {
        JiraCredentials.checkAddress(url);
        return new JiraRest(url, null, budget, clock, http());
    }

    private static ServerInfo server(JiraRest rest) {
        return server(rest.get("/rest/api/2/serverInfo", Map.of()).value());
    }

    private static ServerInfo server(JsonNode json) {
        boolean cloud = json.path("deploymentType").asText().equalsIgnoreCase("cloud");
        return new ServerInfo(
                cloud ? Deployment.CLOUD : Deployment.DATA_CENTER,
                json.path("version").asText(),
                json.path("defaultLocale").path("locale").textValue());
    }
}
