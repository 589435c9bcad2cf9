package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.story.StoryRow;

import java.util.Collection;
import java.util.List;

/// The port by which the report of a sprint is read. Everything is read consistently.
public interface StoryReader {
    /// More rows than this of one sprint are not read.
    int ROWS_MAX = 10_000;

    /// The story of the sprint.
    Story story(Site site, String sprintId);

    /// The issues of these ids that have a state that can be read, in any order.
    List<StoredEntity> issues(Site site, Collection<String> ids);

    /// The rows of a sprint, in any order.
    ///
    /// @param unreadable the events whose rows cannot be read
    /// @param truncated whether there are more rows than were read
    record Story(List<StoryRow> rows, List<UnreadableRow> unreadable, boolean truncated) {
        public Story {
            rows = List.copyOf(rows);
            unreadable = List.copyOf(unreadable);
        }
    }
}
