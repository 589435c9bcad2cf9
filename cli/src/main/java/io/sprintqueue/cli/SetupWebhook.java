package io.sprintqueue.cli;

import io.sprintqueue.cli.SetupStep.Status;
import io.sprintqueue.jira.JiraAdministration;
import io.sprintqueue.jira.JiraWebhook;
import io.sprintqueue.jira.setup.WebhookWish;
import io.sprintqueue.jira.setup.WebhookWish.Plan;

import java.util.List;
import java.util.stream.Collectors;

/// The webhook: what is registered, and what is to be done about it.
///
/// @param admin the administrator's side of Jira
/// @param wish the webhook as it should be
/// @param plan what is to be done
record SetupWebhook(SetupInput input, JiraAdministration admin, WebhookWish wish, Plan plan) {
    static final String NAME = "webhook";

    static SetupWebhook of(SetupInput input, JiraAdministration admin) {
        var wish =
                WebhookWish.of(
                        input.webhookUrl(),
                        admin.overview().server().isCloud(),
                        input.configuration().sync().projects());
        return new SetupWebhook(input, admin, wish, planned(input, admin, wish));
    }

    /// A secret cannot be read back, so that it is written again is the user's to say.
    private static Plan planned(SetupInput input, JiraAdministration admin, WebhookWish wish) {
        Plan plan = wish.plan(admin.webhooks(), admin.signs(), admin.filters());
        return plan instanceof Plan.Keep(JiraWebhook webhook) && input.replaceSecret()
                ? new Plan.Replace(webhook, List.of("its secret is written again"))
                : plan;
    }

    /// Whether this version of Jira can send what would be accepted.
    boolean isPossible() {
        return admin.signs();
    }

    boolean changes() {
        return isPossible() && !(plan instanceof Plan.Keep);
    }

    /// What would be done, for whoever is to agree to it.
    SetupStep planned() {
        return switch (plan) {
            case Plan.Keep(JiraWebhook webhook) ->
                    new SetupStep(
                            NAME,
                            Status.UNCHANGED,
                            "number %s delivers to %s".formatted(webhook.id(), webhook.url()));
            case Plan.Register(JiraWebhook webhook) ->
                    new SetupStep(
                            NAME,
                            Status.PLANNED,
                            "register one for %s, told of %s"
                                    .formatted(webhook.url(), events(webhook)));
            case Plan.Replace(JiraWebhook webhook, List<String> why) ->
                    new SetupStep(
                            NAME,
                            Status.PLANNED,
                            "replace number %s: %s"
                                    .formatted(webhook.id(), String.join("; ", why)));
            case Plan.Doubled(List<JiraWebhook> webhooks) ->
                    throw new SetupFailed(
                            "several webhooks deliver to %s, numbers %s; delete all but one in Jira"
                                    .formatted(
                                            input.webhookUrl(),
                                            webhooks.stream()
                                                    .map(JiraWebhook::id)
                                                    .collect(Collectors.joining(", "))));
        };
    }

    /// Registers or replaces it, and reads it back: some versions of Jira ignore what they do not
    /// know without a word.
    SetupStep apply() {
        switch (plan) {
            case Plan.Register(JiraWebhook webhook) -> admin.register(webhook, input.secret());
            case Plan.Replace(JiraWebhook webhook, _) -> admin.replace(webhook, input.secret());
            case Plan.Keep _, Plan.Doubled _ -> {
                return planned();
            }
        }
        return switch (wish.plan(admin.webhooks(), admin.signs(), admin.filters())) {
            case Plan.Keep(JiraWebhook webhook) ->
                    new SetupStep(
                            NAME,
                            Status.DONE,
                            "number %s delivers to %s, signed"
                                    .formatted(webhook.id(), webhook.url()));
            case Plan.Replace(JiraWebhook webhook, List<String> why) ->
                    throw new SetupFailed(
                            "Jira took webhook %s and kept something else: %s"
                                    .formatted(webhook.id(), String.join("; ", why)));
            case Plan.Register _, Plan.Doubled _ ->
                    throw new SetupFailed("Jira answered well, and the webhook is not there once");
        };
    }

    /// Why there is none, and what is to be expected instead.
    static SetupStep impossible(String version) {
        return new SetupStep(
                NAME,
                Status.SKIPPED,
                "Jira %s signs no webhook, and unsigned ones are refused: sync alone keeps the"
                                .formatted(version)
                        + " copy, a change shows within 15 minutes");
    }

    private static String events(JiraWebhook webhook) {
        return webhook.events().size() + " events";
    }
}
