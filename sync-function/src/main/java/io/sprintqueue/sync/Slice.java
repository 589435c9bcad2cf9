package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraSite;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What one slice of a job works with.
///
/// @param asked the mapped fields that the account sees, which are asked for and no others
/// @param projects the keys of the projects that sync is bound to; all that the account sees where
///     there are none
/// @param offers compares and sends
/// @param deadline nothing new is begun after this
/// @param reached is told of each place from which a later slice may go on, so that a failure
///     loses no more than what came after it
record Slice(
        Site site,
        JiraSite jira,
        Set<String> asked,
        List<String> projects,
        Offers offers,
        InstantSource clock,
        Instant deadline,
        Consumer<ObjectNode> reached) {
    boolean isOver() {
        return !clock.instant().isBefore(deadline);
    }

    /// Whether sync is bound to a project of that key.
    boolean includes(String projectKey) {
        return projects.isEmpty() || projects.contains(projectKey);
    }

    void reach(ObjectNode cursor) {
        reached.accept(cursor.deepCopy());
    }
}
