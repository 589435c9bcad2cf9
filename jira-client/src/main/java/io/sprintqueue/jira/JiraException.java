package io.sprintqueue.jira;

/// Jira did not answer what was asked. The message never has anything of an answer or a token in
/// it.
public final class JiraException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// What is to be done about it.
    public enum Kind {
        /// The credentials are wrong or expired: nothing that was read counts.
        CREDENTIALS,
        /// Too much was asked: ask later.
        LIMITED,
        /// There is no request left in the time that is given: go on later.
        OUT_OF_TIME,
        /// Jira is slow or away: ask later.
        AWAY,
        /// What answers does not prove that it is that Jira: its certificate is not trusted.
        UNTRUSTED,
        /// Jira refuses this one request, whoever asks when.
        REFUSED,
        /// The answer is none that Jira is known to give.
        UNEXPECTED
    }

    public JiraException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
