package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraSite;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// What one slice of a job works with.
///
/// @param asked the mapped fields that the account sees, which are asked for and no others
/// @param projects the keys of the projects that sync is bound to; all that the account sees where
///     there are none
/// @param offers compares and sends
/// @param deadline nothing new is begun after this
/// @param places keeps each place from which a later slice may go on, so that a failure loses no
///     more than what came after it
/// @param isolates whether an issue is looked for that makes Jira fail
record Slice(
        Site site,
        JiraSite jira,
        Set<String> asked,
        List<String> projects,
        Offers offers,
        InstantSource clock,
        Instant deadline,
        Places places,
        boolean isolates) {
    /// Where a slice is. A place counts once Jira named the same account after it.
    interface Places {
        /// Notes a place from which a later slice may go on.
        void reach(ObjectNode cursor);

        /// Asks Jira who reads, so that all that was read so far counts.
        ///
        /// @throws io.sprintqueue.jira.JiraException of kind `CREDENTIALS` where it is another
        ///     account by now, or none
        void confirm();
    }

    /// The same, for a second try at the place where the first one failed.
    Slice isolating() {
        return new Slice(site, jira, asked, projects, offers, clock, deadline, places, true);
    }

    boolean isOver() {
        return !clock.instant().isBefore(deadline);
    }

    /// Whether sync is bound to a project of that key.
    boolean includes(String projectKey) {
        return projects.isEmpty() || projects.contains(projectKey);
    }

    void reach(ObjectNode cursor) {
        places.reach(cursor.deepCopy());
    }
}
