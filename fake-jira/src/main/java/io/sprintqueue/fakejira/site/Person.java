package io.sprintqueue.fakejira.site;

import java.time.ZoneId;

/// Somebody who works in Jira.
///
/// @param id the account id on Cloud, the user key on Data Center
/// @param name the user name on Data Center
/// @param zone of the profile: dates are written in it, and quoted dates in JQL are read in it
public record Person(
        String id, String name, String displayName, String email, ZoneId zone, boolean active) {
    /// The same person under another display name.
    public Person named(String other) {
        return new Person(id, name, other, email, zone, active);
    }

    /// The same person in another time zone.
    public Person in(ZoneId other) {
        return new Person(id, name, displayName, email, other, active);
    }
}
