package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/// Whether an issue is held as it was at some time: comments, links and logs of work say that
/// something happened to it, and little or nothing of what.
public final class Fullness {
    /// Jira sends an issue and what happened to it within seconds, in either order.
    private static final Duration SLACK = Duration.ofSeconds(10);

    private Fullness() {}

    /// Whether it is held as it was then.
    ///
    /// @param since when Jira last said anything of the issue
    public static boolean isHeld(State issue, Instant since) {
        OptionalLong full =
                issue.registers().entrySet().stream()
                        .filter(register -> !register.getKey().equals(Fields.VISIBILITY))
                        .map(Map.Entry::getValue)
                        .map(register -> register.stamp())
                        .filter(Stamp::full)
                        .mapToLong(stamp -> Math.max(stamp.updated(), stamp.timestamp()))
                        .max();
        return full.isPresent() && full.getAsLong() + SLACK.toMillis() >= since.toEpochMilli();
    }
}
