package io.sprintqueue.processor;

import java.util.Locale;

/// The names under which results are counted, in logs and in metrics.
final class Tally {
    private Tally() {}

    /// The outcome in lower case, or `failed`.
    static String name(Result result) {
        return switch (result) {
            case Result.Failed _ -> "failed";
            case Result.Settled settled -> settled.outcome().name().toLowerCase(Locale.ROOT);
        };
    }
}
