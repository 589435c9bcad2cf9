package io.sprintqueue.jira.doctor;

import static io.sprintqueue.jira.doctor.Finding.ok;
import static io.sprintqueue.jira.doctor.Finding.unknown;
import static io.sprintqueue.jira.doctor.Finding.wrong;

import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.jira.JiraWebhook;
import io.sprintqueue.jira.doctor.Seen.Known;
import io.sprintqueue.jira.doctor.Seen.NotAsked;
import io.sprintqueue.jira.doctor.Seen.Refused;
import io.sprintqueue.jira.setup.WebhookWish;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Whether the webhook is registered as it should be.
final class WebhookChecks {
    static final String SETUP = "run setup again";
    private static final String NONE_HERE = "no webhook delivers here";
    private static final String UNSIGNED_VERSION =
            "this version of Jira signs none, so sync alone keeps the copy";

    private WebhookChecks() {}

    static Finding administrator(Facts facts) {
        return switch (facts.admin().administers()) {
            case Known<Boolean>(Boolean may) ->
                    may
                            ? ok(Check.ADMINISTRATOR, "may see webhooks")
                            : wrong(
                                    Check.ADMINISTRATOR,
                                    "the account may not administer Jira",
                                    "give --admin-token-file the token of an administrator");
            case Refused<Boolean>(Kind kind, String message) ->
                    kind == Kind.CREDENTIALS
                            ? wrong(
                                    Check.ADMINISTRATOR,
                                    message,
                                    "make a new token for the administrator; is --admin-email"
                                            + " its owner's?")
                            : unknown(Check.ADMINISTRATOR, message);
            case NotAsked<Boolean>(String why) -> unknown(Check.ADMINISTRATOR, why);
        };
    }

    static Finding registered(Facts facts) {
        return among(
                facts,
                Check.WEBHOOK,
                webhooks -> {
                    boolean any = webhooks.stream().anyMatch(isHere(facts));
                    if (!signs(facts)) {
                        return ok(Check.WEBHOOK, UNSIGNED_VERSION);
                    }
                    if (!any && webhooks.stream().anyMatch(isAlike(facts))) {
                        return unknown(Check.WEBHOOK, "see " + Check.WEBHOOK_URL);
                    }
                    return any
                            ? ok(Check.WEBHOOK, "delivers to " + facts.ours().webhookUrl())
                            : wrong(
                                    Check.WEBHOOK,
                                    "none delivers to " + facts.ours().webhookUrl(),
                                    "run setup; one of an app or of Automation is no substitute,"
                                            + " since it signs in another way");
                });
    }

    /// One of another host, or of another site of ours, was probably meant for here.
    static Finding address(Facts facts) {
        return among(
                facts,
                Check.WEBHOOK_URL,
                webhooks -> {
                    List<JiraWebhook> alike = webhooks.stream().filter(isAlike(facts)).toList();
                    boolean here = webhooks.stream().anyMatch(isHere(facts));
                    return here || alike.isEmpty()
                            ? ok(Check.WEBHOOK_URL, here ? "is ours" : NONE_HERE)
                            : wrong(
                                    Check.WEBHOOK_URL,
                                    "number %s delivers to %s"
                                            .formatted(
                                                    alike.getFirst().id(), alike.getFirst().url()),
                                    "correct its URL to " + facts.ours().webhookUrl());
                });
    }

    static Finding once(Facts facts) {
        return among(
                facts,
                Check.WEBHOOK_ONCE,
                webhooks -> {
                    List<String> here =
                            webhooks.stream().filter(isHere(facts)).map(JiraWebhook::id).toList();
                    return here.size() <= 1
                            ? ok(Check.WEBHOOK_ONCE, here.isEmpty() ? NONE_HERE : "there is one")
                            : wrong(
                                    Check.WEBHOOK_ONCE,
                                    "numbers %s all deliver here"
                                            .formatted(String.join(", ", here)),
                                    "delete all but one in Jira");
                });
    }

    static Finding enabled(Facts facts) {
        return ofOurs(
                facts,
                Check.WEBHOOK_ENABLED,
                webhook ->
                        webhook.enabled()
                                ? ok(Check.WEBHOOK_ENABLED, "is enabled")
                                : wrong(Check.WEBHOOK_ENABLED, "is disabled", SETUP));
    }

    static Finding signed(Facts facts) {
        return ofOurs(
                facts,
                Check.WEBHOOK_SIGNED,
                webhook -> {
                    if (webhook.signed()) {
                        return ok(Check.WEBHOOK_SIGNED, "is signed");
                    }
                    return signs(facts)
                            ? wrong(
                                    Check.WEBHOOK_SIGNED,
                                    "is not signed: each delivery is refused with 401",
                                    "run setup with --set-secret; a secret in the place of another"
                                            + " version of Jira is ignored")
                            : wrong(
                                    Check.WEBHOOK_SIGNED,
                                    "is not signed, as this version signs none: each delivery is"
                                            + " refused with 401",
                                    "delete it; sync alone keeps the copy");
                });
    }

    static Finding events(Facts facts) {
        boolean cloud = facts.admin().cloud().known().orElse(true);
        return ofOurs(
                facts,
                Check.WEBHOOK_EVENTS,
                webhook -> {
                    Set<String> missing = webhook.lacks(WebhookWish.eventsOf(cloud));
                    return missing.isEmpty()
                            ? ok(Check.WEBHOOK_EVENTS, "is told of all that has an effect")
                            : wrong(
                                    Check.WEBHOOK_EVENTS,
                                    "is not told of " + String.join(", ", missing),
                                    SETUP);
                });
    }

    static Finding body(Facts facts) {
        return ofOurs(
                facts,
                Check.WEBHOOK_BODY,
                webhook ->
                        webhook.excludesBody()
                                ? wrong(
                                        Check.WEBHOOK_BODY,
                                        "excludes the body: deliveries say nothing",
                                        SETUP)
                                : ok(Check.WEBHOOK_BODY, "is sent"));
    }

    private static boolean signs(Facts facts) {
        return facts.admin().signs().known().orElse(true);
    }

    private static Predicate<JiraWebhook> isHere(Facts facts) {
        URI url = facts.ours().webhookUrl();
        return url == null ? _ -> false : new WebhookWish(url, Set.of(), List.of())::isHere;
    }

    /// Made for a pipeline of ours, and not for this site of this one.
    private static Predicate<JiraWebhook> isAlike(Facts facts) {
        return isHere(facts).negate().and(webhook -> webhook.url().contains("/webhooks/jira"));
    }

    /// Judges the webhook that delivers here, if any does.
    static Finding ofOurs(Facts facts, Check check, Function<JiraWebhook, Finding> judgement) {
        return among(
                facts,
                check,
                webhooks ->
                        webhooks.stream()
                                .filter(isHere(facts))
                                .findFirst()
                                .map(judgement)
                                .orElseGet(() ->
                                        signs(facts)
                                                ? unknown(check, NONE_HERE)
                                                : ok(check, UNSIGNED_VERSION)));
    }

    private static Finding among(
            Facts facts, Check check, Function<List<JiraWebhook>, Finding> judgement) {
        if (facts.ours().webhookUrl() == null) {
            return unknown(check, "needs --webhook-url");
        }
        return switch (facts.admin().webhooks()) {
            case Known<List<JiraWebhook>>(List<JiraWebhook> webhooks) -> judgement.apply(webhooks);
            case Refused<List<JiraWebhook>>(_, String message) -> unknown(check, message);
            case NotAsked<List<JiraWebhook>>(String why) -> unknown(check, why);
        };
    }
}
