package io.sprintqueue.console.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// The frame of every page.
///
/// @param title of the page
/// @param here the page itself; absent on a message
/// @param now when it was made
/// @param notice what has just been done; absent mostly
/// @param theme `auto`, `light` or `dark`
public record Frame(
        String title,
        @Nullable Route here,
        Links links,
        Instant now,
        @Nullable Notice notice,
        String theme) {

    /// The result of a reader's action.
    public record Notice(boolean good, String text) {}

    /// Whether the page is of the kind that the link leads to.
    public boolean isAt(Route route) {
        return here != null && here.getClass() == route.getClass();
    }

    /// How long ago, or how long until then.
    public String age(Instant time) {
        return Shown.age(time, now);
    }
}
