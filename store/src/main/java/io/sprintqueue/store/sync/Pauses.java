package io.sprintqueue.store.sync;

import io.sprintqueue.core.delivery.Site;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The times for which an operator has paused the sync of a site. A pause always ends by itself: a
/// forgotten one would leave the copy to webhooks alone.
public record Pauses(Cells cells) {
    /// A pause is no longer than this.
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final String GROUP = "pauses";

    /// When the pause ends; nothing where there is none.
    public Optional<Instant> until(Site site, Instant now) {
        return Optional.of(cells.read(GROUP, site.name()).text())
                .filter(text -> !text.isEmpty())
                .map(Instant::parse)
                .filter(until -> until.isAfter(now));
    }

    /// Begins no slice of the site before then; one that is under way ends as usual.
    public void pause(Site site, Instant until) {
        cells.change(GROUP, site.name(), _ -> until.toString());
    }

    /// Ends the pause, if there is one.
    public void resume(Site site) {
        cells.change(GROUP, site.name(), _ -> "");
    }
}
