package io.sprintqueue.cli;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraCredentials;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// What `setup` was told.
///
/// @param reader the account that sync will read with
/// @param admin the account that registers the webhook; it is kept nowhere
/// @param webhookUrl where the webhook is to deliver to
/// @param replaceSecret whether the secret is written again, though there is one
/// @param board the only board that decides on fields; null for all
/// @param fields what the user decided on fields, by their names in the configuration
/// @param mappingFile where the mapping goes; null to print it
/// @param credentialsFile where the reader's credentials go
/// @param operationsUrl of the pipeline; null where it cannot be asked
/// @param patience how long to wait for a proof
record SetupInput(
        Site site,
        JiraCredentials reader,
        JiraCredentials admin,
        URI webhookUrl,
        Secret secret,
        boolean replaceSecret,
        @Nullable String board,
        Map<String, String> fields,
        Configuration configuration,
        @Nullable Path mappingFile,
        Path credentialsFile,
        @Nullable URI operationsUrl,
        Duration patience) {}
