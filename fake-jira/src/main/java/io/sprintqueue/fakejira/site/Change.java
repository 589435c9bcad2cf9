package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something that was done in Jira: the history, in the order in which it happened.
public sealed interface Change {
    /// Ascends with each change; of an issue's change it is the id of the changelog.
    long id();

    /// When it was done.
    Instant at();

    /// The names of everything that webhooks can be told of.
    static Set<String> webhookEvents() {
        return Stream.of(
                        Stream.of(IssueEvent.values()).map(IssueEvent::webhookEvent),
                        Stream.of(SprintEvent.values()).map(SprintEvent::webhookEvent),
                        Stream.of(ProjectEvent.values()).map(ProjectEvent::webhookEvent))
                .flatMap(names -> names)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How webhooks tell of the change of an issue.
    enum Telling {
        /// As what a person did.
        PRIMARY,
        /// As what a bulk change or another change entailed.
        SECONDARY,
        /// Not at all.
        SILENT
    }

    /// What was done to an issue.
    enum IssueEvent {
        CREATED("jira:issue_created"),
        UPDATED("jira:issue_updated"),
        DELETED("jira:issue_deleted"),
        COMMENTED("comment_created");

        private final String webhookEvent;

        IssueEvent(String webhookEvent) {
            this.webhookEvent = webhookEvent;
        }

        /// The event's name in a webhook.
        public String webhookEvent() {
            return webhookEvent;
        }
    }

    /// What was done to a sprint.
    enum SprintEvent {
        CREATED("sprint_created"),
        UPDATED("sprint_updated"),
        STARTED("sprint_started"),
        CLOSED("sprint_closed"),
        DELETED("sprint_deleted");

        private final String webhookEvent;

        SprintEvent(String webhookEvent) {
            this.webhookEvent = webhookEvent;
        }

        /// The event's name in a webhook.
        public String webhookEvent() {
            return webhookEvent;
        }
    }

    /// What was done to a project.
    enum ProjectEvent {
        CREATED("project_created"),
        UPDATED("project_updated"),
        ARCHIVED("project_archived"),
        UNARCHIVED("project_restored_archived"),
        TRASHED("project_soft_deleted"),
        RESTORED("project_restored_deleted"),
        DELETED("project_deleted");

        private final String webhookEvent;

        ProjectEvent(String webhookEvent) {
            this.webhookEvent = webhookEvent;
        }

        /// The event's name in a webhook.
        public String webhookEvent() {
            return webhookEvent;
        }
    }

    /// Of an issue.
    ///
    /// @param issue after the change; of a deletion, as it stood
    /// @param comment what was written, where that is the change
    record OfIssue(
            long id,
            Instant at,
            IssueEvent event,
            Issue issue,
            Person by,
            List<Item> items,
            @Nullable String comment,
            Telling telling)
            implements Change {}

    /// Of a sprint.
    ///
    /// @param before as it was, where it was changed
    record OfSprint(long id, Instant at, SprintEvent event, Sprint sprint, @Nullable Sprint before)
            implements Change {}

    /// Of a project.
    record OfProject(long id, Instant at, ProjectEvent event, Project project) implements Change {}
}
