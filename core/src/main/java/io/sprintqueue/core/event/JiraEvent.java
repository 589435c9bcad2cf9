package io.sprintqueue.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.delivery.EventFamily;
import io.sprintqueue.core.mapping.Coverage;
import io.sprintqueue.core.provenance.Person;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// What a Jira webhook says, by its effect on a state. `toString` does not show its JSON.
public sealed interface JiraEvent {
    /// An event about an entity whose state is kept.
    sealed interface Stateful extends JiraEvent {
        /// When it happened.
        Moment moment();
    }

    /// When it happened, as the body says it, in epoch milliseconds.
    ///
    /// @param timestamp when Jira sent it, or when it was read
    /// @param updated the issue's `updated`, or else the timestamp
    /// @param changelogId `changelog.id`, or 0
    /// @param activity when something last happened in Jira, as far as the body tells; or 0
    record Moment(long timestamp, long updated, long changelogId, long activity) {
        /// Of a webhook, which is sent when something happens.
        public Moment(long timestamp, long updated, long changelogId) {
            this(timestamp, updated, changelogId, timestamp);
        }
    }

    /// An issue as a body has it, wholly or in part.
    ///
    /// @param key its current key
    /// @param changelog what the body says has changed
    /// @param by who did it; absent if the body does not say
    /// @param created whether it was made just now
    /// @param fields `issue.fields`, without any where the body has none
    /// @param coverage what it means that a field is not there
    record Issue(
            @Nullable String key,
            List<ChangelogItem> changelog,
            @Nullable Person by,
            boolean created,
            JsonNode fields,
            Coverage coverage) {
        public Issue {
            changelog = List.copyOf(changelog);
        }

        /// One that was there before, of a body that names no person.
        public Issue(
                @Nullable String key,
                List<ChangelogItem> changelog,
                JsonNode fields,
                Coverage coverage) {
            this(key, changelog, null, false, fields, coverage);
        }

        /// What it was called before, by its changelog; at most 20 keys.
        public List<String> formerKeys() {
            return IssueReader.formerKeys(changelog);
        }

        /// Whether Jira has no other fields of it.
        public boolean whole() {
            return coverage instanceof Coverage.Whole;
        }

        @Override
        public String toString() {
            return "Issue[" + fields.size() + " fields]";
        }
    }

    /// An issue was created or changed, or sent as it is.
    record IssueChanged(Moment moment, Issue issue) implements Stateful {}

    /// A workflow's post function fired the webhook: the issue may be shown before its transition,
    /// so whatever else Jira says of the same `updated` is newer.
    ///
    /// @param shownBefore whether its status is still the one that the transition leaves
    record IssueInTransition(Moment moment, Issue issue, boolean shownBefore) implements Stateful {}

    /// An issue was deleted; the body may have its last values.
    record IssueDeleted(Moment moment, Issue issue) implements Stateful {}

    /// Something happened to an issue: a comment, a log of work, an attachment, a link.
    ///
    /// @param partial the few fields in the body, if any
    /// @param epicsIssue the id of the issue that a link of Jira's own puts into the issue, which
    ///     is an epic of Data Center, or takes out of it
    record IssueTouched(Moment moment, @Nullable Issue partial, @Nullable String epicsIssue)
            implements Stateful {}

    /// The account that sync reads with sees the issue, or does not.
    record IssueSeen(Moment moment, Visibility visibility) implements Stateful {}

    /// What a body says of a sprint before the event.
    ///
    /// @param coverage what it means that a field is not there
    record Former(JsonNode fields, Coverage coverage) {
        /// Nothing.
        static final Former UNSAID = new Former(MissingNode.getInstance(), Coverage.part());
    }

    /// A sprint as it now is: what its body does not have is unset.
    record SprintChanged(Moment moment, JsonNode sprint, Former former) implements Stateful {
        /// One of which the body does not say what it was before.
        public SprintChanged(Moment moment, JsonNode sprint) {
            this(moment, sprint, Former.UNSAID);
        }

        @Override
        public String toString() {
            return "SprintChanged[" + moment + "]";
        }
    }

    /// A sprint was deleted.
    record SprintDeleted(Moment moment) implements Stateful {}

    /// A project as it now is, and its lifecycle if the event's name says it.
    record ProjectChanged(Moment moment, JsonNode project, @Nullable Lifecycle lifecycle)
            implements Stateful {
        @Override
        public String toString() {
            return "ProjectChanged[" + moment + ", " + lifecycle + "]";
        }
    }

    /// A project was deleted for good; no event for any of its issues follows.
    record ProjectDeleted(Moment moment) implements Stateful {}

    /// An event that no state is kept of: a board, a user, a version, or an unknown name.
    record Stateless(EventFamily family, String webhookEvent) implements JiraEvent {}

    /// Whether an issue is to be seen.
    enum Visibility {
        VISIBLE,
        NOT_VISIBLE,
        ARCHIVED;

        /// Its name in bodies and registers.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether a project's issues are to be seen.
    enum Lifecycle {
        LIVE,
        ARCHIVED,
        TRASHED
    }
}
