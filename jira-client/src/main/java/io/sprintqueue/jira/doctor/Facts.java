package io.sprintqueue.jira.doctor;

import io.sprintqueue.core.config.Configuration.SiteSettings;
import io.sprintqueue.core.config.Configuration.Sync;
import io.sprintqueue.jira.Account;
import io.sprintqueue.jira.BoardFields;
import io.sprintqueue.jira.JiraBoard;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraField;
import io.sprintqueue.jira.JiraWebhook;
import io.sprintqueue.jira.ServerInfo;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// All that the checks judge, read before any of them does.
public record Facts(Ours ours, Reader reader, Admin admin, Seen<Arrivals> arrivals) {
    /// What we are told of, without a look at Jira.
    ///
    /// @param credentials of the reader
    /// @param webhookUrl where the webhook should deliver to; null where it is not known
    /// @param quiet how long no delivery is no reason to worry
    /// @param now by our clock
    public record Ours(
            JiraCredentials credentials,
            SiteSettings settings,
            Sync sync,
            @Nullable URI webhookUrl,
            Duration quiet,
            Instant now) {}

    /// What the account of sync sees.
    ///
    /// @param gateway where the site's scoped tokens are taken
    /// @param scoped whether the gateway takes the token that the site refuses
    /// @param ahead by how much Jira's clock is ahead of ours
    /// @param rateLeft what is left of Jira's limit, from 0 to 1
    public record Reader(
            Seen<ServerInfo> server,
            Seen<Account> account,
            Seen<URI> gateway,
            Seen<Boolean> scoped,
            Seen<Boolean> administers,
            Seen<List<String>> projects,
            Seen<List<JiraField>> fields,
            Seen<List<JiraBoard>> boards,
            Seen<List<BoardFields>> boardFields,
            Seen<Duration> ahead,
            double rateLeft) {}

    /// What an administrator sees.
    ///
    /// @param cloud whether it is Jira Cloud, which has events of its own
    /// @param signs whether this version of Jira signs what it delivers
    /// @param filters whether it filters what it delivers
    public record Admin(
            Seen<Boolean> administers,
            Seen<Boolean> cloud,
            Seen<Boolean> signs,
            Seen<Boolean> filters,
            Seen<List<JiraWebhook>> webhooks,
            Seen<List<JiraBoard>> boards) {}

    /// What the pipeline says of the deliveries of the site.
    ///
    /// @param changes how many issues were changed in Jira lately
    /// @param told how many of those the pipeline heard of from a webhook
    /// @param lastTold when the last of them came; null where there is none
    /// @param badSignatures how many deliveries of the last hour had a wrong signature
    public record Arrivals(int changes, int told, @Nullable Instant lastTold, long badSignatures) {}
}
