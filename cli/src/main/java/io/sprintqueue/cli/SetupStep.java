package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Locale;

/// One thing that `setup` did, or did not do.
///
/// @param name what it is about
/// @param text what was found or done, for people
record SetupStep(String name, Status status, String text) {
    /// How it ended.
    enum Status {
        /// It was checked, and is well.
        OK,
        /// It was changed.
        DONE,
        /// It was as it should be.
        UNCHANGED,
        /// It would be changed: this is a dry run.
        PLANNED,
        /// The user has to do it.
        TO_DO,
        /// It is not possible here.
        SKIPPED,
        /// It could not be done.
        FAILED
    }

    String word() {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("step", name)
                .put("status", word())
                .put("text", text);
    }
}
