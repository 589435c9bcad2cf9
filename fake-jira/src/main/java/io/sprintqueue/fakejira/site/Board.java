package io.sprintqueue.fakejira.site;

import java.util.Locale;
import java.util.Set;

/// A board over the issues of one project.
///
/// @param sharedWith the ids of the people who see it; empty where everybody who sees the project
///     does
public record Board(long id, String name, Kind kind, long project, Set<String> sharedWith) {
    /// How a team plans.
    public enum Kind {
        SCRUM,
        KANBAN,
        /// Of a team-managed project.
        SIMPLE;

        /// As the REST API writes it.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether it has sprints at all.
    public boolean hasSprints() {
        return kind != Kind.KANBAN;
    }
}
