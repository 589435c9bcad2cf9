package io.sprintqueue.jira;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What kind of Jira answers.
///
/// @param version as `10.3.2`; of a Cloud it says little
/// @param locale the site's own language, where it tells
public record ServerInfo(Deployment deployment, String version, @Nullable String locale) {
    private static final Pattern MAJOR = Pattern.compile("[0-9]{1,6}");

    /// The two kinds of Jira, which differ in how they are searched.
    public enum Deployment {
        CLOUD,
        DATA_CENTER
    }

    public boolean isCloud() {
        return deployment == Deployment.CLOUD;
    }

    /// The first number of the version, or 0 where there is none.
    public int major() {
        Matcher number = MAJOR.matcher(version);
        return number.lookingAt() ? Integer.parseInt(number.group()) : 0;
    }
}
