package io.sprintqueue.store.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

/// How far the rows of older versions have been brought to their places in the index by sprint.
/// Until all are there, lists lack some.
///
/// @param version of the places; what was done for another one counts for nothing
public record IndexProgress(Cells cells, int version) {
    private static final String GROUP = "index";
    private static final String NAME = "by-sprint";

    /// What has been done.
    ///
    /// @param place where to go on; absent at the beginning and at the end
    /// @param looked at so many rows of all kinds
    /// @param written so many of them
    /// @param unreadable so many that stay where they are
    /// @param note the number of the note that says it, so that of two who go on at once one is
    ///     refused
    public record Done(
            @Nullable String place,
            long looked,
            long written,
            long unreadable,
            boolean complete,
            long note) {
        /// The same note, with nothing done.
        public Done again() {
            return new Done(null, 0, 0, 0, false, note);
        }
    }

    public Done read() {
        Cells.Cell cell = cells.read(GROUP, NAME);
        ObjectNode json = CellJson.of(cell.text(), "the progress of the index");
        var done =
                new Done(
                        json.path("place").textValue(),
                        json.path("looked").asLong(),
                        json.path("written").asLong(),
                        json.path("unreadable").asLong(),
                        json.path("complete").asBoolean(),
                        cell.version());
        return json.path("version").asInt() == version ? done : done.again();
    }

    /// Notes what is done now, unless somebody else has noted something since the read.
    ///
    /// @param done with the number of the note that was read
    /// @return whether it was noted
    public boolean note(Done done) {
        String text =
                JobState.empty()
                        .put("version", version)
                        .put("place", done.place())
                        .put("looked", done.looked())
                        .put("written", done.written())
                        .put("unreadable", done.unreadable())
                        .put("complete", done.complete())
                        .toString();
        return cells.write(GROUP, new Cells.Cell(NAME, done.note(), "").with(text));
    }
}
