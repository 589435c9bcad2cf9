package io.sprintqueue.sync;

import io.sprintqueue.jira.SiteCredentials;

/// Where the credentials of the sites are kept.
@FunctionalInterface
interface CredentialsSource {
    /// Reads them.
    ///
    /// @throws RuntimeException where they cannot be had, without showing anything of them
    SiteCredentials read();
}
