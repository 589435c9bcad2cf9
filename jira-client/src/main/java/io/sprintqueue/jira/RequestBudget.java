package io.sprintqueue.jira;

import java.time.Instant;

/// How often a Jira may be asked. All that ask one host share one.
public interface RequestBudget {
    /// Takes one request out of the budget, and waits for it where need be.
    ///
    /// @throws JiraException of kind `OUT_OF_TIME` where there is none in the time that is left
    void take();

    /// Jira refused a request since there were too many: none before then.
    void pauseUntil(Instant time);

    /// Jira grants this many requests a second to everyone together.
    void granted(double perSecond);

    /// So much of what Jira grants to everyone together is left.
    ///
    /// @param part from 0 to 1
    default void left(double part) {}
}
