package io.sprintqueue.store.sync;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.core.delivery.Site;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/// The projects of which an operator accepts that most issues are gone. Without that, a census
/// hides nothing of such a project, since it looks like a permission that the account lost.
public record Acceptances(Cells cells) {
    private static final String GROUP = "accepted#";

    /// A census that is due may wait for others, and runs for a while.
    private static final Duration MARGIN = Duration.ofDays(1);

    /// An acceptance ends by itself, after the two censuses that an issue must be missing in.
    public static Duration length(Cadences cadences) {
        return cadences.census().multipliedBy(2).plus(MARGIN);
    }

    /// Accepts it until then.
    public void accept(Site site, String projectId, Instant until) {
        cells.change(GROUP + site, projectId, _ -> until.toString());
    }

    /// The projects of which it is accepted now, and until when.
    public SortedMap<String, Instant> of(Site site, Instant now) {
        var accepted = new TreeMap<String, Instant>();
        for (Cells.Cell cell : cells.all(GROUP + site)) {
            Instant until = Instant.parse(cell.text());
            if (until.isAfter(now)) {
                accepted.put(cell.name(), until);
            }
        }
        return accepted;
    }
}
