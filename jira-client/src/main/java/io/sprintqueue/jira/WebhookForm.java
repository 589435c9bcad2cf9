package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.jira.JiraException.Kind;

import java.util.TreeSet;

/// Where a version of Jira keeps its webhooks, and how it writes them. A secret in the place of
/// another version is ignored without a word.
enum WebhookForm {
    /// Cloud.
    CLOUD("/rest/webhooks/1.0/webhook"),
    /// Data Center up to 9, which signs nothing.
    UNSIGNED("/rest/webhooks/1.0/webhook"),
    /// Data Center since 10.
    CONFIGURATION("/rest/jira-webhook/1.0/webhooks");

    private static final int CONFIGURATION_SINCE = 10;
    private static final String FILTER = "issue-related-events-section";

    private final String path;

    WebhookForm(String path) {
        this.path = path;
    }

    static WebhookForm of(ServerInfo server) {
        if (server.isCloud()) {
            return CLOUD;
        }
        return server.major() < CONFIGURATION_SINCE ? UNSIGNED : CONFIGURATION;
    }

    String path() {
        return path;
    }

    ObjectNode write(JiraWebhook webhook, Secret secret) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", webhook.name()).put("url", webhook.url());
        var events = json.putArray("events");
        new TreeSet<>(webhook.events()).forEach(events::add);
        switch (this) {
            case CLOUD -> old(json, webhook).put("secret", secret.value());
            case UNSIGNED -> old(json, webhook);
            case CONFIGURATION -> {
                json.put("active", webhook.enabled()).put("sslVerificationRequired", true);
                json.putObject("configuration")
                        .put("SECRET", secret.value())
                        .put("EXCLUDE_BODY", Boolean.toString(webhook.excludesBody()));
            }
        }
        return json;
    }

    private static ObjectNode old(ObjectNode json, JiraWebhook webhook) {
        json.putObject("filters").put(FILTER, webhook.filter());
        return json.put("excludeBody", webhook.excludesBody()).put("enabled", webhook.enabled());
    }

    JiraWebhook read(JsonNode json) {
        var events = new TreeSet<String>();
        json.path("events").forEach(event -> events.add(event.asText()));
        boolean isNew = this == CONFIGURATION;
        JsonNode configuration = json.path("configuration");
        return new JiraWebhook(
                id(json),
                json.path("name").asText(),
                json.path("url").asText(),
                events,
                json.path("filters").path(FILTER).asText(),
                isNew
                        ? configuration.path("EXCLUDE_BODY").asBoolean()
                        : json.path("excludeBody").asBoolean(),
                json.path(isNew ? "active" : "enabled").asBoolean(true),
                switch (this) {
                    case CLOUD -> json.path("isSigned").asBoolean();
                    case UNSIGNED -> false;
                    case CONFIGURATION -> !configuration.path("SECRET").asText().isEmpty();
                });
    }

    /// The old form has its number only at the end of its address.
    private String id(JsonNode json) {
        String text =
                this == CONFIGURATION
                        ? json.path("id").asText()
                        : json.path("self").asText().replaceFirst(".*/", "");
        if (!text.matches("[0-9]{1,18}")) {
            throw new JiraException(Kind.UNEXPECTED, "GET " + path + ": a webhook has no number");
        }
        return text;
    }
}
