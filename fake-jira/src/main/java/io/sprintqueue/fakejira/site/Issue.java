package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// An issue as it stood at one moment.
///
/// @param id never changes, unlike the key, which a move to another project changes
/// @param parent the id of the epic or of the issue that a sub-task belongs to
/// @param security the level that a reader must have, or null where everybody who sees the project
///     sees the issue
public record Issue(
        long id,
        String key,
        long project,
        IssueType type,
        @Nullable Long parent,
        @Nullable String security,
        Content content,
        Plan plan,
        Times times) {

    /// What people write about the work.
    ///
    /// @param assignee the id of a person
    /// @param reporter the id of a person
    public record Content(
            String summary,
            @Nullable String description,
            List<String> labels,
            long priority,
            long status,
            @Nullable String assignee,
            String reporter) {
        /// The same under another summary.
        public Content summary(String text) {
            return new Content(text, description, labels, priority, status, assignee, reporter);
        }

        /// The same with another description.
        public Content description(@Nullable String text) {
            return new Content(summary, text, labels, priority, status, assignee, reporter);
        }

        /// The same with other labels.
        public Content labels(List<String> others) {
            return new Content(
                    summary,
                    description,
                    List.copyOf(others),
                    priority,
                    status,
                    assignee,
                    reporter);
        }

        /// The same with another priority.
        public Content priority(long id) {
            return new Content(summary, description, labels, id, status, assignee, reporter);
        }

        /// The same for another person.
        public Content assignee(@Nullable String person) {
            return new Content(summary, description, labels, priority, status, person, reporter);
        }

        Content status(long id) {
            return new Content(summary, description, labels, priority, id, assignee, reporter);
        }
    }

    /// Where the work stands in the team's plan.
    ///
    /// @param sprints the ids of those it was in and of the one it is in, in their order
    /// @param rank sorts issues as plain text
    public record Plan(List<Long> sprints, String rank, @Nullable BigDecimal points) {
        /// The same with other story points.
        public Plan points(@Nullable BigDecimal other) {
            return new Plan(sprints, rank, other);
        }

        Plan sprints(List<Long> others) {
            return new Plan(List.copyOf(others), rank, points);
        }

        Plan rank(String other) {
            return new Plan(sprints, other, points);
        }
    }

    /// When something last happened.
    ///
    /// @param statusSet when its status last came into another category
    /// @param resolved when it was done
    public record Times(
            Instant created, Instant updated, Instant statusSet, @Nullable Instant resolved) {}

    /// Whether it lives inside another issue, whose sprint is its own.
    public boolean isSubtask() {
        return type.isSubtask();
    }

    /// The number behind the project's key.
    public long number() {
        return Long.parseLong(key.substring(key.lastIndexOf('-') + 1));
    }

    /// The same with what people write changed.
    public Issue content(UnaryOperator<Content> change) {
        return new Issue(
                id, key, project, type, parent, security, change.apply(content), plan, times);
    }

    /// The same with its plan changed.
    public Issue plan(UnaryOperator<Plan> change) {
        return new Issue(
                id, key, project, type, parent, security, content, change.apply(plan), times);
    }

    /// The same under another parent.
    public Issue parent(@Nullable Long other) {
        return new Issue(id, key, project, type, other, security, content, plan, times);
    }

    /// The same at another security level.
    public Issue security(@Nullable String other) {
        return new Issue(id, key, project, type, parent, other, content, plan, times);
    }

    Issue movedTo(long otherProject, String otherKey) {
        return new Issue(id, otherKey, otherProject, type, parent, security, content, plan, times);
    }

    Issue times(Times others) {
        return new Issue(id, key, project, type, parent, security, content, plan, others);
    }

    Issue updated(Instant at) {
        return times(new Times(times.created(), at, times.statusSet(), times.resolved()));
    }
}
