package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Sprint;
import io.sprintqueue.console.data.Totals;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The active sprints of all sites, as far as they are known.
///
/// @param unknownSites whose sprints are not known
/// @param incompleteSites whose list may lack older sprints
/// @param isMore whether there are others that are not shown
public record ActiveSprints(
        List<Active> sprints,
        List<String> unknownSites,
        List<String> incompleteSites,
        boolean isMore) {
    /// An active sprint and how much is left to do in it.
    ///
    /// @param bar null if there is nothing to show, or if it is not known
    public record Active(String site, Sprint sprint, Totals totals, @Nullable StackedBar bar) {
        /// Its totals are not known.
        Active(String site, Sprint sprint) {
            this(site, sprint, Totals.UNKNOWN, null);
        }

        Active with(Totals known) {
            return new Active(site, sprint, known, StackedBar.of(known));
        }
    }
}
