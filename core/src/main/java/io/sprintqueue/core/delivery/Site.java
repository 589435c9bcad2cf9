package io.sprintqueue.core.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

/// One Jira site: the name under which its webhooks, secrets and mapping are known.
///
/// @param name 1 to 32 of `a-z`, `0-9` and `-`
public record Site(String name) implements Comparable<Site> {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    /// The site of `POST /webhooks/jira`.
    public static final Site DEFAULT = new Site("default");

    /// Checks the name.
    ///
    /// @throws IllegalArgumentException if the name is of another shape
    public Site {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("site is not 1 to 32 of a-z, 0-9 and -");
        }
    }

    /// The site of that name, or nothing if no site could have it.
    public static Optional<Site> named(String name) {
        return NAME.matcher(name).matches() ? Optional.of(new Site(name)) : Optional.empty();
    }

    @Override
    public int compareTo(Site other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
