package io.sprintqueue.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A generated history: what happens in two sites of Jira, and when its deliveries are due.
final class Story {
    private static final List<String> SITES = List.of("alpha", "beta");
    private static final List<String> ISSUES = List.of("issue-10001", "issue-10002", "issue-10003");
    private static final String WORK_LOGGED = "jira:worklog_updated";
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Choices choices;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final int sites;
    private long nowMillis = Agenda.START.toEpochMilli();
    private int serial;

    /// One delivery of a fact.
    ///
    /// @param secondary by the flow of bulk changes and cascades, and so in the bulk lane
    record Delivery(Fact fact, long dueMillis, String identifier, boolean secondary) {}

    private final int issues;
    private final boolean dense;

    private Story(Choices choices) {
        this.choices = choices;
        this.sites = choices.between(1, 2);
        this.issues = choices.between(1, ISSUES.size());
        this.dense = choices.oneIn(2);
    }

    private String anyIssue() {
        return ISSUES.get(choices.below(issues));
    }

    /// Everything that Jira sends.
    static List<Delivery> generated(Choices choices) {
        var story = new Story(choices);
        for (int count = choices.between(2, 14); count > 0; count--) {
            story.happen();
        }
        if (choices.oneIn(20)) {
            story.storm();
        }
        if (choices.oneIn(6)) {
            story.capturedBodiesComeBack();
        }
        return story.deliveries;
    }

    private void happen() {
        nowMillis +=
                switch (choices.below(dense ? 3 : 6)) {
                    case 0 -> 0;
                    case 1, 2 -> choices.below(1_000);
                    case 3, 4 -> choices.below(60_000);
                    default -> choices.below((int) (20 * MINUTE));
                };
        String site = SITES.get(choices.below(sites));
        tell(
                switch (choices.below(20)) {
                    case 0, 1 -> sprint(site);
                    case 2 -> project(site);
                    case 3 -> stateless(site);
                    case 4 -> choices.oneIn(2) ? unreadable(site) : ahead(site);
                    default -> issue(site, anyIssue());
                });
    }

    private Fact issue(String site, String entity) {
        return switch (choices.below(10)) {
            case 0, 1 -> partial(site, entity);
            case 2 -> touch(site, entity);
            case 3 -> choices.oneIn(2) ? deleted(site, entity) : moved(site, entity);
            case 6 -> choices.oneIn(3) ? fired(site, entity) : updated(site, entity);
            case 4 -> whole(site, entity, WORK_LOGGED);
            case 5 -> whole(site, entity, "jira:issue_created");
            default -> updated(site, entity);
        };
    }

    private Fact updated(String site, String entity) {
        return whole(site, entity, "jira:issue_updated");
    }

    private Fact fired(String site, String entity) {
        Fact fact = complete(updated(site, entity));
        fact.fired = true;
        fact.changelogId = 0;
        return fact;
    }

    private Fact whole(String site, String entity, String name) {
        return said(new Fact(site, entity, name, Fact.Nature.WHOLE, nowMillis));
    }

    private Fact said(Fact fact) {
        fact.key = keys.computeIfAbsent(fact.site + fact.entity, _ -> "ORB-" + keys.size());
        fact.changelogId = choices.below(3);
        if (!choices.oneIn(4)) {
            fact.updated = nowMillis - choices.below(3);
        }
        for (String register : Vocabulary.ISSUE) {
            if (!choices.oneIn(3)) {
                fact.said.put(register, Vocabulary.text(register, choices));
            }
        }
        if (choices.oneIn(8)) {
            String register = choices.of(List.of("storyPoints", "labels", "rank"));
            fact.said.remove(register);
            fact.odd.add(register);
        }
        boolean trimmed = fact.name.equals(WORK_LOGGED) || choices.oneIn(2);
        return trimmed ? fact : complete(fact);
    }

    /// With all that every issue has: what it does not say is then empty in Jira.
    private Fact complete(Fact fact) {
        fact.complete = true;
        fact.updated = fact.updated == null ? Long.valueOf(nowMillis) : fact.updated;
        for (String register : List.of("summary", "status")) {
            fact.said.computeIfAbsent(register, _ -> Vocabulary.text(register, choices));
        }
        return fact;
    }

    private Fact moved(String site, String entity) {
        Fact fact = whole(site, entity, "jira:issue_updated");
        fact.formerKey = fact.key;
        fact.key = "NEW-" + ++serial;
        keys.put(site + entity, fact.key);
        return fact;
    }

    private Fact deleted(String site, String entity) {
        var fact = new Fact(site, entity, "jira:issue_deleted", Fact.Nature.END, nowMillis);
        if (choices.oneIn(3)) {
            fact.bare = true;
            return fact;
        }
        return said(fact);
    }

    private Fact partial(String site, String entity) {
        var fact = new Fact(site, entity, "comment_created", Fact.Nature.PARTIAL, nowMillis);
        fact.key = keys.computeIfAbsent(site + entity, _ -> "ORB-" + keys.size());
        for (String register : Vocabulary.PARTIAL) {
            fact.said.put(register, Vocabulary.text(register, choices));
        }
        return fact;
    }

    private Fact touch(String site, String entity) {
        String name =
                choices.of(List.of("worklog_created", "comment_deleted", "issuelink_created"));
        return new Fact(site, entity, name, Fact.Nature.TOUCH, nowMillis);
    }

    private Fact sprint(String site) {
        String name =
                choices.of(
                        List.of(
                                "sprint_created",
                                "sprint_started",
                                "sprint_updated",
                                "sprint_closed",
                                "sprint_deleted"));
        return snapshot(site, "sprint-7", name, Vocabulary.SPRINT);
    }

    private Fact project(String site) {
        String name =
                choices.of(
                        List.of(
                                "project_created",
                                "project_updated",
                                "project_archived",
                                "project_soft_deleted",
                                "project_restored_archived",
                                "project_deleted"));
        return snapshot(site, "project-5", name, Vocabulary.PROJECT);
    }

    private Fact snapshot(String site, String entity, String name, List<String> registers) {
        boolean end = name.equals("sprint_deleted") || name.equals("project_deleted");
        var fact =
                new Fact(site, entity, name, end ? Fact.Nature.END : Fact.Nature.WHOLE, nowMillis);
        for (String register : registers) {
            if (choices.oneIn(2)) {
                fact.said.put(register, Vocabulary.text(register, choices));
            }
        }
        return fact;
    }

    private Fact stateless(String site) {
        return new Fact(site, "none", "board_created", Fact.Nature.STATELESS, nowMillis);
    }

    /// Without a time nothing can be made of an event; without a name it is not even known what it
    /// is about.
    private Fact unreadable(String site) {
        return choices.oneIn(2)
                ? new Fact(site, "none", "no name!", Fact.Nature.UNREADABLE, nowMillis)
                : said(
                        new Fact(
                                site,
                                anyIssue(),
                                "jira:issue_updated",
                                Fact.Nature.UNREADABLE,
                                nowMillis));
    }

    private Fact ahead(String site) {
        return said(
                new Fact(
                        site,
                        anyIssue(),
                        "jira:issue_updated",
                        Fact.Nature.WHOLE,
                        nowMillis + 30 * DAY / 24));
    }

    /// Many changes at once, by the secondary flow.
    private void storm() {
        for (int count = choices.between(10, 30); count > 0; count--) {
            tell(whole("alpha", anyIssue(), "jira:issue_updated"));
        }
    }

    private void tell(Fact fact) {
        boolean child = fact.nature == Fact.Nature.PARTIAL || fact.nature == Fact.Nature.TOUCH;
        boolean secondary = child || choices.oneIn(3);
        fact.extra = Vocabulary.padding(choices) + ",\"n\":" + ++serial;
        long dueMillis = nowMillis + delayMillis(secondary);
        deliver(fact, dueMillis, secondary);
        if (choices.oneIn(6)) {
            boolean otherwise = secondary ^ choices.oneIn(2);
            deliver(
                    fact,
                    choices.oneIn(2)
                            ? dueMillis + choices.below(50)
                            : nowMillis + delayMillis(otherwise),
                    otherwise);
        }
    }

    private long delayMillis(boolean secondary) {
        if (dense && choices.oneIn(2)) {
            return choices.below(100);
        }
        return secondary
                ? choices.below((int) (15 * MINUTE))
                : choices.oneIn(10) ? choices.below(30_000) : choices.below(2_000);
    }

    private void deliver(Fact fact, long dueMillis, boolean secondary) {
        deliveries.add(new Delivery(fact, dueMillis, "identifier-" + deliveries.size(), secondary));
    }

    /// Sends captured signed bodies again, long after.
    private void capturedBodiesComeBack() {
        List<Delivery> known = List.copyOf(deliveries);
        for (int count = choices.between(1, 6); count > 0; count--) {
            long days = choices.of(List.of(1, 2, 31, 59, 61, 92, 100));
            deliver(
                    choices.of(known).fact(),
                    nowMillis + days * DAY + choices.below(1_000_000),
                    false);
        }
    }
}
