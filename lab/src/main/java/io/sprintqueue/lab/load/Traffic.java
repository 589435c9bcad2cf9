package io.sprintqueue.lab.load;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What happens in some Jira sites, drawn from a seed, and what Jira would show in the end.
///
/// Each event of an issue is later than those before it, so the expected result is what the last
/// one says: nothing here uses stamps or merging. All sites have issues of the same ids and keys.
public final class Traffic {
    private static final int FIRST_ID = 10_000;
    private static final int SPRINT_COUNT = 3;
    private static final int LARGE_BYTES = 1_000_000;
    private static final List<String> STATUSES = List.of("To Do", "In Progress", "Review", "Done");
    private static final List<String> PRIORITIES = List.of("Highest", "High", "Medium", "Low");

    private final Mix mix;
    private final Random random;
    private final Map<Place, KnownIssue> issues = new HashMap<>();
    private final List<KnownIssue> deleted = new ArrayList<>();
    private final Map<Place, KnownSprint> sprints = new HashMap<>();
    private final Map<Site, Integer> ids = new HashMap<>();
    private long clock;

    private record Place(Site site, int number) {}

    /// What the load is made of.
    ///
    /// @param issues how many issues of each site live at the same time
    /// @param bodyBytes about how large an issue's body is
    /// @param everything with moves, deletions, bodies for S3 and unreadable ones; otherwise issues
    ///     are created and updated
    public record Mix(List<Site> sites, int issues, int bodyBytes, boolean everything) {
        public Mix {
            sites = List.copyOf(sites);
        }
    }

    public Traffic(Mix mix, long seed) {
        this.mix = mix;
        this.random = new Random(seed);
    }

    /// The next thing that happens.
    ///
    /// @param now the time in Jira, at the earliest
    public Delivery next(long now) {
        clock = Math.max(now, clock + 1);
        Site site = mix.sites().get(random.nextInt(mix.sites().size()));
        var place = new Place(site, random.nextInt(mix.issues()));
        KnownIssue issue = issues.get(place);
        if (issue == null) {
            KnownIssue created = created(site);
            issues.put(place, created);
            return settled(site, issue("jira:issue_created", created));
        }
        return mix.everything() ? anything(place, issue) : updated(place, issue, padding());
    }

    private Delivery anything(Place place, KnownIssue issue) {
        int dice = random.nextInt(1_000);
        if (dice < 5) {
            return new Delivery(place.site(), Bodies.nameless(clock), false, Delivery.Fate.DEAD);
        }
        if (dice < 10) {
            return updated(place, issue, noise(LARGE_BYTES));
        }
        if (dice < 20) {
            return deleted(place, issue);
        }
        if (dice < 50) {
            return moved(place, issue);
        }
        if (dice < 90) {
            return sprint(place.site());
        }
        if (dice < 190) {
            return settled(place.site(), Bodies.comment(clock, issue));
        }
        return updated(place, issue, padding());
    }

    private KnownIssue created(Site site) {
        int id = ids.merge(site, 1, Integer::sum) + FIRST_ID;
        return new KnownIssue(
                site,
                Integer.toString(id),
                "LOAD-" + id,
                Set.of(),
                "Created",
                STATUSES.getFirst(),
                "Medium",
                null,
                rank(),
                false);
    }

    private Delivery updated(Place place, KnownIssue issue, String padding) {
        KnownIssue next = changed(issue, issue.key(), false);
        issues.put(place, next);
        Body body = Bodies.issue("jira:issue_updated", clock, next, null, padding);
        return new Delivery(place.site(), body, random.nextInt(5) == 0, Delivery.Fate.SETTLED);
    }

    private Delivery moved(Place place, KnownIssue issue) {
        KnownIssue next = changed(issue, "MOVE%d-%s".formatted(clock, issue.id()), false);
        issues.put(place, next);
        return settled(
                place.site(),
                Bodies.issue("jira:issue_updated", clock, next, issue.key(), padding()));
    }

    /// Its place is free for another one.
    private Delivery deleted(Place place, KnownIssue issue) {
        KnownIssue last = changed(issue, issue.key(), true);
        issues.remove(place);
        deleted.add(last);
        return settled(place.site(), issue("jira:issue_deleted", last));
    }

    private Delivery sprint(Site site) {
        int number = random.nextInt(SPRINT_COUNT) + 1;
        var next =
                new KnownSprint(
                        site, Integer.toString(number), "Sprint " + number, "Goal of " + clock);
        sprints.put(new Place(site, number), next);
        return settled(site, Bodies.sprint(clock, next));
    }

    private KnownIssue changed(KnownIssue issue, String key, boolean isDeleted) {
        Set<String> previous = new HashSet<>(issue.previousKeys());
        if (!key.equals(issue.key())) {
            previous.add(issue.key());
        }
        return new KnownIssue(
                issue.site(),
                issue.id(),
                key,
                previous,
                "Changed at " + clock,
                any(STATUSES),
                any(PRIORITIES),
                sprintId(),
                rank(),
                isDeleted);
    }

    private @Nullable String sprintId() {
        int number = random.nextInt(SPRINT_COUNT + 1);
        return number == 0 ? null : Integer.toString(number);
    }

    private String rank() {
        return "0|" + Integer.toString(random.nextInt(1 << 30), 36) + ":";
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Body issue(String name, KnownIssue issue) {
        return Bodies.issue(name, clock, issue, null, padding());
    }

    private static Delivery settled(Site site, Body body) {
        return new Delivery(site, body, false, Delivery.Fate.SETTLED);
    }

    private String padding() {
        return "x".repeat(Math.max(0, mix.bodyBytes() - 400));
    }

    /// What cannot be compressed.
    private String noise(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }

    /// Every issue that there was.
    public List<KnownIssue> issues() {
        var all = new ArrayList<>(issues.values());
        all.addAll(deleted);
        return all;
    }

    /// Every sprint that an event was about.
    public List<KnownSprint> sprints() {
        return List.copyOf(sprints.values());
    }

    /// The sprint that an event was about.
    public Optional<KnownSprint> sprint(Site site, String id) {
        return Optional.ofNullable(sprints.get(new Place(site, Integer.parseInt(id))));
    }
}
