package io.sprintqueue.fakejira.webhook;

import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Webhook;

/// One change told to one webhook.
///
/// @param identifier the same for each try, and for a repetition
/// @param body what is sent and signed, as text in UTF-8
public record Delivery(String identifier, Webhook webhook, Change change, Flow flow, String body) {}
