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
/// @param refresh after how many seconds the page reads itself again; null means never
public record Frame(
        String title,
        @Nullable Route here,
        Links links,
        Instant now,
        @Nullable Notice notice,
        String theme,
        @Nullable Integer refresh) {
    /// How often a page reads itself again, if one only asks for it.
    public static final int REFRESH_SECONDS = 10;

    /// The result of a reader's action.
    public record Notice(boolean good, String text) {}

    /// How the navigation marks the section: `page` on its first page, `true` on its others; null
    /// elsewhere.
    public @Nullable String mark(Section section) {
        if (here == null || Section.of(here) != section) {
            return null;
        }
        return here.getClass() == section.route("").getClass() ? "page" : "true";
    }

    /// The site whose sprints and backlogs the navigation leads to.
    public String site() {
        String site = here == null ? null : Section.siteOf(here);
        return site == null ? "default" : site;
    }

    /// How long ago, or how long until then.
    public String age(Instant time) {
        return Shown.age(time, now);
    }
}
