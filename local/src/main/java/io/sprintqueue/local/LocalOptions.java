package io.sprintqueue.local;

import io.sprintqueue.core.delivery.SiteSecrets;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/// How the pipeline runs on this machine.
///
/// @param template the SAM template whose resources and routes are run
/// @param configuration the configuration file
/// @param port of the HTTP front, 0 for any free one
/// @param secrets of the sites that may send
/// @param data the directory that the engines keep their state in, or null to forget it
/// @param instances how many processes each function has, 0 to run all functions in this process
/// @param jiraCredentials the file with the credentials of the Jiras that sync reads, which may
///     come later, or null to read none
/// @param schedule how often sync looks for what is due
public record LocalOptions(
        Path template,
        Path configuration,
        int port,
        SiteSecrets secrets,
        @Nullable Path data,
        int instances,
        @Nullable Path jiraCredentials,
        Duration schedule) {
    /// As in the template.
    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);

    /// Sync looks every minute, as it does when it is deployed.
    public LocalOptions(
            Path template,
            Path configuration,
            int port,
            SiteSecrets secrets,
            @Nullable Path data,
            int instances,
            @Nullable Path jiraCredentials) {
        this(
                template,
                configuration,
                port,
                secrets,
                data,
                instances,
                jiraCredentials,
                EVERY_MINUTE);
    }

    /// Fed by webhooks alone.
    public LocalOptions(
            Path template,
            Path configuration,
            int port,
            SiteSecrets secrets,
            @Nullable Path data,
            int instances) {
        this(template, configuration, port, secrets, data, instances, null);
    }

    /// In this process, and nothing is kept.
    public LocalOptions(Path template, Path configuration, int port, SiteSecrets secrets) {
        this(template, configuration, port, secrets, null, 0);
    }
}
