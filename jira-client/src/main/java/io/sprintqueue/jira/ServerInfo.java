package io.sprintqueue.jira;

import org.jspecify.annotations.Nullable;

/// What kind of Jira answers.
///
/// @param version as `10.3.2`; of a Cloud it says little
/// @param locale the site's own language, where it tells
public record ServerInfo(Deployment deployment, String version, @Nullable String locale) {
    /// The two kinds of Jira, which differ in how they are searched.
    public enum Deployment {
        CLOUD,
        DATA_CENTER
    }
}
