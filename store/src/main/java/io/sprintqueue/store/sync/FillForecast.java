package io.sprintqueue.store.sync;

import java.time.Duration;

/// What a fill will take, foretold from the number of issues.
///
/// @param requests to Jira: lists of ids, and details of a hundred at once
/// @param time at least, as the budget of requests allows
/// @param dollars at most, if every issue differs; nothing where none does
public record FillForecast(long issues, long requests, Duration time, double dollars) {
    /// Cloud lists 5,000 ids at once, Data Center 1,000: the dearer of both.
    private static final long IDS_PER_PAGE = 1_000;

    private static final long ISSUES_PER_READ = 100;

    /// Of a fill in which every issue is new, as docs/cost.md computes it, rounded up.
    private static final double DOLLARS_PER_MILLION = 6.8;

    /// Of so many issues.
    ///
    /// @param perSecond how many requests Jira is asked in a second
    public static FillForecast of(long issues, int perSecond) {
        long requests = ceiling(issues, IDS_PER_PAGE) + ceiling(issues, ISSUES_PER_READ);
        return new FillForecast(
                issues,
                requests,
                Duration.ofSeconds(ceiling(requests, perSecond)),
                issues * DOLLARS_PER_MILLION / 1_000_000);
    }

    private static long ceiling(long number, long by) {
        return (number + by - 1) / by;
    }
}
