package io.sprintqueue.core.provenance;

import io.sprintqueue.core.mapping.BoundedText;
import io.sprintqueue.core.merge.Stamp;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// What one event changed, and who did it, as its body says: a function of the body and the site's
/// settings alone, and so the same in whatever order events arrive.
///
/// @param by who did it; absent if the body does not say, or if it may not be told
/// @param stamp of the values in the body; absent only where there is no change
/// @param changes one for each register, those that people ask for most first
/// @param leftOut how many more there were, for which the record has no room
public record Changes(
        @Nullable Person by, @Nullable Stamp stamp, List<Change> changes, int leftOut) {
    /// The event changed nothing that is known, and its body names no person.
    public static final Changes NONE = new Changes(null, null, List.of(), 0);

    /// How long texts may be, in bytes, until all fit.
    private static final List<Integer> TEXT_BYTES = List.of(60, 40, 24, 12, 0);

    /// The names and the numbers next to the texts, as they are stored.
    private static final int FRAME_BYTES = 110;

    public Changes {
        changes = List.copyOf(changes);
        if (stamp == null && (!changes.isEmpty() || leftOut > 0)) {
            throw new IllegalArgumentException("changes without the stamp of their values");
        }
    }

    /// Without a change that was left out.
    public Changes(@Nullable Person by, @Nullable Stamp stamp, List<Change> changes) {
        this(by, stamp, changes, 0);
    }

    /// What may be shown of it.
    public Changes shownTo(People shown) {
        return new Changes(
                shown.of(by),
                stamp,
                changes.stream().map(change -> change.shownTo(shown)).toList(),
                leftOut);
    }

    /// The same in at most so many bytes, as far as that is possible: it cuts the texts first, then
    /// leaves out the last changes, and says how many.
    public Changes within(int bytesMax) {
        return Stream.concat(
                        Stream.of(this),
                        TEXT_BYTES.stream()
                                .map(textBytes ->
                                        with(
                                                changes.stream()
                                                        .map(change -> change.cut(textBytes))
                                                        .toList())))
                .filter(cut -> cut.bytes() <= bytesMax)
                .findFirst()
                .orElseGet(() ->
                        with(changes.stream().map(each -> each.cut(0)).toList())
                                .firstWithin(bytesMax));
    }

    private Changes firstWithin(int bytesMax) {
        int left = bytesMax - with(List.of()).bytes();
        int kept = 0;
        while (kept < changes.size() && left >= bytes(changes.get(kept))) {
            left -= bytes(changes.get(kept));
            kept++;
        }
        return new Changes(by, stamp, changes.subList(0, kept), leftOut + changes.size() - kept);
    }

    private Changes with(List<Change> others) {
        return new Changes(by, stamp, others, leftOut);
    }

    /// At least the bytes that it takes where it is stored.
    int bytes() {
        return FRAME_BYTES
                + (by == null ? 0 : bytes(by.id()) + bytes(by.name()))
                + changes.stream().mapToInt(Changes::bytes).sum();
    }

    private static int bytes(Change change) {
        return bytes(change.encode()) + 1;
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : BoundedText.bytes(text);
    }
}
