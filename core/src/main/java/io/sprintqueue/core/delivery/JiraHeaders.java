package io.sprintqueue.core.delivery;

import io.sprintqueue.core.json.BoundedJson;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// What Jira says outside the body. None of it is signed, so it is recorded and never relied on.
///
/// @param identifier the same across retries, unique within one Jira site only
/// @param retry how many retries so far; absent on the first attempt
/// @param flow `Primary`, or `Secondary` for a part of a bulk change or a cascade
/// @param userAgent the client that sent it
public record JiraHeaders(
        @Nullable String identifier,
        @Nullable Integer retry,
        @Nullable String flow,
        @Nullable String userAgent) {
    private static final int LENGTH_MAX = 200;

    /// What a sender that is not Jira says.
    public static final JiraHeaders NONE = new JiraHeaders(null, null, null, null);

    /// Picks them out of a request's headers, cut to 200 characters each.
    ///
    /// @param headers names in lower case, as API Gateway hands them over
    public static JiraHeaders from(Map<String, String> headers) {
        return new JiraHeaders(
                bounded(headers.get("x-atlassian-webhook-identifier")),
                count(headers.get("x-atlassian-webhook-retry")),
                bounded(headers.get("x-atlassian-webhook-flow")),
                bounded(headers.get("user-agent")));
    }

    private static @Nullable String bounded(@Nullable String text) {
        return text == null ? null : BoundedJson.cut(text, LENGTH_MAX);
    }

    private static @Nullable Integer count(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.valueOf(text) : null;
    }
}
