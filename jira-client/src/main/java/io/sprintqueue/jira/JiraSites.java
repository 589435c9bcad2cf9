package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.jira.ServerInfo.Deployment;

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
        var rest = new JiraRest(credentials, budget, clock, exchange);
        try {
            ServerInfo server = server(rest.get("/rest/api/2/serverInfo", Map.of()).value());
            return switch (server.deployment()) {
                case CLOUD -> new CloudSite(rest, server);
                case DATA_CENTER -> new DataCenterSite(rest, server);
            };
        } catch (JiraException failed) {
            rest.close();
            throw failed;
        }
    }

    private static ServerInfo server(JsonNode json) {
        boolean cloud = json.path("deploymentType").asText().equalsIgnoreCase("cloud");
        return new ServerInfo(
                cloud ? Deployment.CLOUD : Deployment.DATA_CENTER,
                json.path("version").asText(),
                json.path("defaultLocale").path("locale").textValue());
    }
}
