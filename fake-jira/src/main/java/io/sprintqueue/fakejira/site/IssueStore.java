package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Every issue in each of its versions: the database has the last one, the search index the last
/// one that has reached it.
public final class IssueStore {
    private final SortedMap<Long, List<Version>> versions = new TreeMap<>();
    private final Map<String, Long> keys = new HashMap<>();
    private final Map<Long, Set<Long>> children = new HashMap<>();

    /// @param indexedAt when searches begin to see it
    /// @param issue as it stood when it was deleted, where it was
    private record Version(Instant indexedAt, Issue issue, boolean deleted) {}

    IssueStore() {}

    void put(Issue issue, Instant indexedAt) {
        add(new Version(indexedAt, issue, false));
        keys.put(issue.key(), issue.id());
        if (issue.parent() != null) {
            children.computeIfAbsent(issue.parent(), _ -> new TreeSet<>()).add(issue.id());
        }
    }

    void delete(Issue issue, Instant indexedAt) {
        add(new Version(indexedAt, issue, true));
    }

    private void add(Version version) {
        versions.computeIfAbsent(version.issue.id(), _ -> new ArrayList<>(1)).add(version);
    }

    /// The issue with the id, unless it was deleted.
    public Optional<Issue> current(long id) {
        return last(id).filter(version -> !version.deleted).map(Version::issue);
    }

    /// The issue that has the key now, or had it before it moved.
    public Optional<Issue> byKey(String key) {
        return Optional.ofNullable(keys.get(key.toUpperCase(Locale.ROOT))).flatMap(this::current);
    }

    /// The sub-tasks of the issue.
    public List<Issue> subtasks(long id) {
        return children.getOrDefault(id, Set.of()).stream()
                .flatMap(child -> current(child).stream())
                .filter(Issue::isSubtask)
                .filter(child -> Long.valueOf(id).equals(child.parent()))
                .toList();
    }

    /// Those that are there, by ascending id.
    public Stream<Issue> current() {
        return versions.keySet().stream().flatMap(id -> current(id).stream());
    }

    /// Those that were deleted, as they last stood.
    public Stream<Issue> deleted() {
        return versions.values().stream()
                .map(List::getLast)
                .filter(Version::deleted)
                .map(Version::issue);
    }

    /// The issue with the id as it last stood, if it was deleted.
    public Optional<Issue> deleted(long id) {
        return last(id).filter(Version::deleted).map(Version::issue);
    }

    /// Those that a search finds, as it sees them, by ascending id.
    public Stream<Issue> indexed(Instant now) {
        return versions.values().stream()
                .map(each -> indexed(each, now))
                .flatMap(Stream::ofNullable);
    }

    /// Any of them, or nothing where chance meets one that was deleted.
    public Optional<Issue> any(RandomGenerator chance) {
        return versions.isEmpty()
                ? Optional.empty()
                : current(versions.firstKey() + chance.nextInt(versions.size()));
    }

    /// How many there are or were.
    public int size() {
        return versions.size();
    }

    private static @Nullable Issue indexed(List<Version> all, Instant now) {
        for (Version version : all.reversed()) {
            if (!version.indexedAt.isAfter(now)) {
                return version.deleted ? null : version.issue;
            }
        }
        return null;
    }

    private Optional<Version> last(long id) {
        return Optional.ofNullable(versions.get(id)).map(List::getLast);
    }
}
