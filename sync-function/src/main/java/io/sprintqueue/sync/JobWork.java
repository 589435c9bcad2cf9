package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.store.sync.JobState;

/// What a job does in one slice.
@FunctionalInterface
interface JobWork {
    /// Goes on from the state's cursor until the run is over or the slice is.
    ///
    /// A crash at any point leaves the cursor where the slice began: what was sent is compared
    /// again, and found to be the same.
    Progress run(JobState state, Slice slice);

    /// How far it came.
    sealed interface Progress {
        /// There is more to do.
        ///
        /// @param cursor where to go on
        record More(ObjectNode cursor, ObjectNode memory) implements Progress {}

        /// The run is over, and did not do what looked more like a fault than like Jira.
        record Stopped(ObjectNode memory, String why) implements Progress {}

        /// The run is over.
        record Done(ObjectNode memory) implements Progress {}
    }
}
