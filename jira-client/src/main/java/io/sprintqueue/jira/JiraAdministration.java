package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an administrator of Jira may see and do: its webhooks. Every method fails with a
/// [JiraException] and no other.
public final class JiraAdministration implements AutoCloseable {
    private final JiraOverview overview;
    private final JiraRest rest;
    private final WebhookForm form;

    JiraAdministration(RestSite site) {
        this.overview = new JiraOverview(site);
        this.rest = site.rest();
        this.form = WebhookForm.of(site.server());
    }

    /// What the administrator sees of the rest.
    public JiraOverview overview() {
        return overview;
    }

    /// Whether this version signs what it delivers.
    public boolean signs() {
        return form != WebhookForm.UNSIGNED;
    }

    /// Whether this version sends only the issues that a webhook's filter lets through.
    public boolean filters() {
        return form != WebhookForm.CONFIGURATION;
    }

    /// Whether the account may register webhooks.
    public boolean mayAdminister() {
        return overview.may("ADMINISTER");
    }

    /// All webhooks that administrators have registered.
    public List<JiraWebhook> webhooks() {
        var all = new ArrayList<JiraWebhook>();
        for (JsonNode json : rest.get(form.path(), Map.of()).value()) {
            all.add(form.read(json));
        }
        return all;
    }

    /// Registers a webhook.
    public void register(JiraWebhook webhook, Secret secret) {
        rest.ask(form.path(), form.write(webhook, secret));
    }

    /// Writes the webhook over the one with its number.
    public void replace(JiraWebhook webhook, Secret secret) {
        String path = form.path() + "/" + RestSite.checked(webhook.id());
        rest.replace(path, form.write(webhook, secret));
    }

    @Override
    public void close() {
        overview.close();
    }
}
