package io.sprintqueue.fakejira.site;

/// A project.
///
/// @param simplified whether its team manages it, so that story points are in another field
/// @param lead the id of the person who leads it
public record Project(
        long id, String key, String name, boolean simplified, String lead, Lifecycle lifecycle) {
    /// Which of Jira's lists a project stands in.
    public enum Lifecycle {
        /// People work in it.
        LIVE,
        /// Its issues can be read by id and are found by no search.
        ARCHIVED,
        /// In the trash of Cloud: its issues are hidden, and may come back.
        TRASHED,
        /// Gone with its issues.
        DELETED
    }

    Project in(Lifecycle other) {
        return new Project(id, key, name, simplified, lead, other);
    }

    Project called(String otherKey, String otherName) {
        return new Project(id, otherKey, otherName, simplified, lead, lifecycle);
    }
}
