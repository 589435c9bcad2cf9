package io.sprintqueue.fakejira.jql;

import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Site;

import java.util.Comparator;
import java.util.Optional;

/// Issues by what clients call them.
public final class Keys {
    /// By project, then by number: what Jira means by the order of keys and of ids.
    static final Comparator<Issue> ORDER =
            Comparator.comparing(Keys::project).thenComparingLong(Issue::number);

    private static final int DIGITS_MAX = 18;

    private Keys() {}

    /// The issue with that id, or that key, or that key before it moved.
    public static Optional<Issue> find(Site site, String idOrKey) {
        return isNumber(idOrKey)
                ? site.issues().current(Long.parseLong(idOrKey))
                : site.issues().byKey(idOrKey);
    }

    /// The text as an id, where it can be one.
    public static Optional<Long> id(String text) {
        return isNumber(text) ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= DIGITS_MAX
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static String project(Issue issue) {
        return issue.key().substring(0, issue.key().lastIndexOf('-'));
    }
}
