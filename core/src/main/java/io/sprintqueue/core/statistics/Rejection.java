package io.sprintqueue.core.statistics;

import java.util.Locale;

/// Why a delivery was not accepted.
public enum Rejection {
    UNSIGNED,
    TOO_LARGE,
    MALFORMED,
    USER_AGENT,
    /// A fault of ours, like those below: the sender must retry.
    UNAVAILABLE_SECRETS,
    UNAVAILABLE_LANE,
    UNAVAILABLE_UNFORESEEN;

    /// Its name in metrics and in answers.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
