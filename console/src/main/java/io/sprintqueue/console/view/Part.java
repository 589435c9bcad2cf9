package io.sprintqueue.console.view;

import java.util.List;

/// The beginning of a list that may be too long for a page.
///
/// @param more how many elements follow
public record Part<T>(List<T> shown, int more) {
    /// Of a page with several lists, each has this share of the items that a page shows.
    private static final int LISTS = 4;

    /// The beginning of one of several lists on a page that shows so many items.
    static <T> Part<T> ofSeveral(List<T> all, int itemsMax) {
        return of(all, itemsMax / LISTS);
    }

    private static <T> Part<T> of(List<T> all, int max) {
        return all.size() <= max
                ? new Part<>(all, 0)
                : new Part<>(all.subList(0, max), all.size() - max);
    }

    /// How many there are.
    public int size() {
        return shown.size() + more;
    }
}
