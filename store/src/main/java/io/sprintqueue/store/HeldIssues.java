package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

/// The port by which all issues of a site are gone through, in no order that means anything.
public interface HeldIssues {
    /// A part of them; deleted ones are left out.
    ///
    /// @param next where to go on, as the part before said; absent for the first one
    /// @throws IllegalArgumentException where `next` is malformed
    Page<Held> page(Site site, @Nullable String next);

    /// One issue, as far as a census needs it.
    ///
    /// @param projectId where it is known
    /// @param hidden whether it is held as not to be seen
    record Held(String id, @Nullable String projectId, boolean hidden) {}
}
