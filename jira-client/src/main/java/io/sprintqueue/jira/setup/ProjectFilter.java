package io.sprintqueue.jira.setup;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The filter of a webhook by project, the only kind that does no harm: an issue that drops out of
/// any other filter sends nothing more, not even that it dropped out.
public final class ProjectFilter {
    private static final String KEY = "(?:\"[^\",()]+\"|'[^',()]+'|[A-Za-z0-9_]+)";
    private static final Pattern ONE =
            Pattern.compile("\\s*project\\s*=\\s*(" + KEY + ")\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVERAL =
            Pattern.compile(
                    "\\s*project\\s+in\\s*\\(\\s*(" + KEY + "(?:\\s*,\\s*" + KEY + ")*)\\s*\\)\\s*",
                    Pattern.CASE_INSENSITIVE);

    private ProjectFilter() {}

    /// The filter for the projects, empty for all. Keys are quoted, since some are words of JQL.
    public static String of(Collection<String> keys) {
        return keys.isEmpty()
                ? ""
                : keys.stream()
                        .sorted()
                        .map(key -> "\"" + key + "\"")
                        .collect(Collectors.joining(", ", "project in (", ")"));
    }

    /// The projects that a filter lets through, none for all of them; nothing at all where it
    /// filters by something else.
    public static Optional<Set<String>> projects(String filter) {
        if (filter.isBlank()) {
            return Optional.of(Set.of());
        }
        Matcher one = ONE.matcher(filter);
        Matcher several = SEVERAL.matcher(filter);
        if (one.matches()) {
            return Optional.of(Set.of(key(one.group(1))));
        }
        if (!several.matches()) {
            return Optional.empty();
        }
        var keys = new TreeSet<String>();
        for (String each : several.group(1).split(",", -1)) {
            keys.add(key(each));
        }
        return Optional.of(keys);
    }

    private static String key(String text) {
        return text.strip().replaceAll("[\"']", "");
    }
}
