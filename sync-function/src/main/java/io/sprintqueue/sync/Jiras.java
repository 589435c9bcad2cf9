package io.sprintqueue.sync;

import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraSite;
import io.sprintqueue.jira.RequestBudget;

import java.time.InstantSource;

/// How conversations with Jiras are opened.
@FunctionalInterface
interface Jiras {
    /// Opens one.
    ///
    /// @throws io.sprintqueue.jira.JiraException where Jira does not answer
    JiraSite open(JiraCredentials credentials, RequestBudget budget, InstantSource clock);
}
