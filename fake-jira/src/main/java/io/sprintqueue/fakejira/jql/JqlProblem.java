package io.sprintqueue.fakejira.jql;

import java.io.Serial;

/// Ends the reading of a query that Jira would refuse; it does not leave this package.
final class JqlProblem extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    JqlProblem(String message) {
        super(message, null, false, false);
    }

    /// What Jira would say, which is never null.
    String message() {
        return String.valueOf(getMessage());
    }
}
