package io.sprintqueue.simulation;

import java.util.List;

/// The few events of which every schedule is tried.
final class SmallFacts {
    private static final long TIME = Agenda.START.toEpochMilli();

    /// Two updates of which neither says everything.
    static final Scope TWO_UPDATES =
            new Scope("two updates", List.of(whole(1, "summary"), whole(2, "rank")), false, true);

    /// The small scopes, and the large one in which an issue ends.
    static final List<Scope> IN_EACH_BUILD =
            List.of(
                    TWO_UPDATES,
                    new Scope(
                            "two updates, one of them in both lanes",
                            List.of(whole(1, "summary"), whole(2, "rank")),
                            true,
                            true),
                    new Scope(
                            "an update, a comment and the end",
                            List.of(whole(1, "summary"), partial(2), end(3)),
                            false,
                            false));

    /// The other large scopes, of more than a hundred thousand schedules each.
    static final List<Scope> IN_FULL =
            List.of(
                    new Scope(
                            "three updates",
                            List.of(whole(1, "summary"), whole(2, "rank"), whole(3, "labels")),
                            false,
                            false),
                    new Scope(
                            "a field, the whole issue without it, and a part of the issue",
                            List.of(
                                    complete(1, "rank"),
                                    complete(2, "labels"),
                                    whole(3, "priority")),
                            false,
                            false),
                    new Scope(
                            "a move, a touch and an update",
                            List.of(moved(1), touch(2), whole(3, "rank")),
                            false,
                            false),
                    new Scope(
                            "an event that is dead among others",
                            List.of(whole(1, "summary"), unreadable(2), end(3)),
                            false,
                            false));

    private SmallFacts() {}

    /// Events of one issue.
    ///
    /// @param twice whether the first comes by both lanes
    /// @param late whether a commit that was given up may also arrive at any later time
    record Scope(String name, List<Fact> facts, boolean twice, boolean late) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Fact whole(int number, String register) {
        Fact fact = fact(number, "jira:issue_updated", Fact.Nature.WHOLE);
        fact.said.put(register, "value " + number);
        return fact;
    }

    private static Fact complete(int number, String register) {
        Fact fact = whole(number, register);
        fact.complete = true;
        fact.updated = fact.timestamp;
        fact.said.put("summary", "summary " + number);
        fact.said.put("status", "Open");
        return fact;
    }

    private static Fact moved(int number) {
        Fact fact = whole(number, "summary");
        fact.formerKey = "OLD-1";
        return fact;
    }

    private static Fact partial(int number) {
        Fact fact = fact(number, "comment_created", Fact.Nature.PARTIAL);
        fact.said.put("status", "Doing");
        return fact;
    }

    private static Fact touch(int number) {
        return fact(number, "worklog_created", Fact.Nature.TOUCH);
    }

    private static Fact end(int number) {
        return fact(number, "jira:issue_deleted", Fact.Nature.END);
    }

    private static Fact unreadable(int number) {
        return fact(number, "jira:issue_updated", Fact.Nature.UNREADABLE);
    }

    private static Fact fact(int number, String name, Fact.Nature nature) {
        var fact = new Fact("alpha", "issue-10001", name, nature, TIME + number);
        fact.key = "ORB-1";
        fact.extra = ",\"n\":" + number;
        return fact;
    }
}
