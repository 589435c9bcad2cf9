package io.sprintqueue.core.delivery;

import java.util.Optional;

/// Who says what a body says. It is set by the sender of a message and never read from a body, so
/// nothing that comes in over HTTP can pretend to be a reading of ours.
public enum Origin {
    /// Jira told it by a webhook.
    JIRA,
    /// Sync asked Jira and read it.
    SYNC;

    /// Reads what `toString` wrote.
    public static Optional<Origin> parse(String text) {
        return switch (text) {
            case "jira" -> Optional.of(JIRA);
            case "sync" -> Optional.of(SYNC);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return this == JIRA ? "jira" : "sync";
    }
}
