package io.sprintqueue.simulation;

import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Project.Lifecycle;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.work.SampleSite;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What the account of sync could see, and when: it looks after everything that may change it.
final class Sight {
    private final Site site;
    private final Map<String, NavigableMap<Instant, Boolean>> readable = new HashMap<>();
    private final Map<String, NavigableMap<Instant, Boolean>> listed = new HashMap<>();

    private boolean lostProjects;

    Sight(Site site) {
        this.site = site;
    }

    /// The account, whether its token has expired or not.
    Account account() {
        return site.accounts().all().stream()
                .filter(one -> one.token().equals(SampleSite.READER_TOKEN))
                .findFirst()
                .orElseThrow();
    }

    /// Whether it ever lost a whole project.
    boolean hasLostProjects() {
        return lostProjects;
    }

    /// Notes what can be seen from now on.
    void look(Instant now) {
        Account account = account();
        lostProjects |= !account.hiddenProjects().isEmpty();
        var byId = new HashSet<String>();
        site.issues()
                .current()
                .filter(account::sees)
                .filter(issue -> is(issue, Lifecycle.LIVE) || is(issue, Lifecycle.ARCHIVED))
                .forEach(issue -> byId.add(id(issue)));
        note(readable, byId, now);
        var found = new HashSet<String>();
        site.issues()
                .indexed(now)
                .filter(account::sees)
                .filter(issue -> is(issue, Lifecycle.LIVE))
                .forEach(issue -> found.add(id(issue)));
        note(listed, found, now);
    }

    private boolean is(Issue issue, Lifecycle lifecycle) {
        return site.project(issue.project()).lifecycle() == lifecycle;
    }

    private static String id(Issue issue) {
        return Long.toString(issue.id());
    }

    private static void note(
            Map<String, NavigableMap<Instant, Boolean>> times, Set<String> seen, Instant now) {
        seen.forEach(id -> times.computeIfAbsent(id, _ -> new TreeMap<>()));
        times.forEach((id, known) -> {
            boolean sees = seen.contains(id);
            if (known.isEmpty() || known.lastEntry().getValue() != sees) {
                known.put(now, sees);
            }
        });
    }

    /// Whether the issue could be read by its id all the time between the two.
    boolean readAllTheTime(String id, Instant from, Instant to) {
        return always(readable, id, from, to);
    }

    /// Whether it could be read by its id at any time since.
    boolean readSince(String id, Instant from) {
        NavigableMap<Instant, Boolean> known = readable.getOrDefault(id, new TreeMap<>());
        var first = known.floorEntry(from);
        return (first != null && first.getValue()) || known.tailMap(from, true).containsValue(true);
    }

    /// Whether searches showed it all the time between the two.
    boolean listedAllTheTime(String id, Instant from, Instant to) {
        return always(listed, id, from, to);
    }

    private static boolean always(
            Map<String, NavigableMap<Instant, Boolean>> times,
            String id,
            Instant from,
            Instant to) {
        NavigableMap<Instant, Boolean> known = times.getOrDefault(id, new TreeMap<>());
        var first = known.floorEntry(from);
        return first != null
                && first.getValue()
                && !known.subMap(from, false, to, true).containsValue(false);
    }
}
