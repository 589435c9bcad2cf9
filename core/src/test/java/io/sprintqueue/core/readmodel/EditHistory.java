package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Seeds;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// An issue as people edit it in Jira, some of whose edits no event tells, and by its own model
/// what is known of each field then: it looks at the edits and never at a body.
record EditHistory(List<Edit> edits) {
    /// What can be known of a field.
    ///
    /// @param known as the operations API says it
    record Answer(
            String known,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String from,
            @Nullable String to) {
        static final Answer UNKNOWN = new Answer("unknown", null, null, null, null);
    }

    /// How an edit reaches us.
    enum Way {
        /// With its changelog.
        TOLD,
        /// As a body without one.
        SHOWN,
        /// Not at all.
        LOST
    }

    /// Someone gives fields new values, or creates the issue; a field may be given several in turn.
    ///
    /// @param changes field → all values in turn, of which the first was there before
    /// @param values of all fields afterwards
    record Edit(
            int number,
            boolean creates,
            String by,
            Way way,
            Map<String, List<String>> changes,
            Map<String, String> values) {
        long time() {
            return FIRST + 1_000L * number;
        }

        Body body() {
            var fields = new ArrayList<String>();
            fields.add("'updated':'" + Instant.ofEpochMilli(time()) + "'");
            values.forEach((field, value) -> fields.add("'" + field + "':" + json(field, value)));
            var items = new ArrayList<String>();
            changes.forEach((field, turns) -> {
                for (int turn = 1; turn < turns.size(); turn++) {
                    items.add(item(field, turns.get(turn - 1), turns.get(turn)));
                }
            });
            return Bodies.issue(
                    creates ? "jira:issue_created" : "jira:issue_updated",
                    time() + 7,
                    "ORBIT-1",
                    "{" + String.join(",", fields) + "}",
                    ",'user':{'accountId':'%s','displayName':'x'}".formatted(by)
                            + (way == Way.TOLD
                                    ? ",'changelog':{'id':'%d','items':[%s]}"
                                            .formatted(number, String.join(",", items))
                                    : ""));
        }

        /// As the Cloud writes it, or as Data Center, without the id of the field.
        private String item(String field, String from, String to) {
            boolean own = field.startsWith("custom");
            String id = number % 2 == 0 ? ",'fieldId':'" + field + "'" : "";
            return "{'field':'%s','fieldtype':'%s'%s,'fromString':'%s','toString':'%s'}"
                    .formatted(own ? "Rank" : field, own ? "custom" : "jira", id, from, to);
        }

        private static String json(String field, String value) {
            if (value.isEmpty()) {
                return "null";
            }
            return field.equals("status") ? "{'name':'" + value + "'}" : "'" + value + "'";
        }
    }

    private static final long FIRST = 1_790_000_000_000L;

    /// Jira's field → the item's.
    static final Map<String, String> FIELDS =
            Map.of("status", "status", "summary", "summary", "customfield_10019", "rank");

    static EditHistory generated(Random random) {
        var edits = new ArrayList<Edit>();
        var values = new TreeMap<String, String>();
        FIELDS.keySet().forEach(field -> values.put(field, ""));
        boolean creates = random.nextBoolean();
        for (int number = 0; number < 2 + random.nextInt(6); number++) {
            var changes = new TreeMap<String, List<String>>();
            for (String field : FIELDS.keySet().stream().sorted().toList()) {
                if (random.nextInt(3) > 0) {
                    changes.put(field, turns(random, values.getOrDefault(field, "")));
                }
            }
            changes.forEach((field, turns) -> values.put(field, turns.getLast()));
            edits.add(
                    new Edit(
                            number,
                            creates && number == 0,
                            Seeds.oneOf(random, List.of("ada", "bob", "cleo")),
                            Seeds.oneOf(random, List.of(Way.TOLD, Way.TOLD, Way.SHOWN, Way.LOST)),
                            changes,
                            new TreeMap<>(values)));
        }
        return new EditHistory(List.copyOf(edits));
    }

    private static List<String> turns(Random random, String from) {
        var turns = new ArrayList<String>();
        turns.add(from);
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            turns.add(Seeds.oneOf(random, List.of("", "a", "b", "c")));
        }
        return turns;
    }

    /// The edits that reach us.
    List<Edit> arriving() {
        return edits.stream().filter(edit -> edit.way() != Way.LOST).toList();
    }

    /// What is known of a field: its present value is what the last edit that reached us left.
    Answer of(String field) {
        Edit last = null;
        for (Edit edit : arriving()) {
            last = tells(edit, field) ? edit : last;
        }
        if (last == null) {
            return Answer.UNKNOWN;
        }
        Instant at = Instant.ofEpochMilli(last.time());
        String present = arriving().getLast().values().get(field);
        String left = last.values().get(field);
        if (!Objects.equals(present, left)) {
            return new Answer("untold", at, null, null, null);
        }
        List<String> turns = last.changes().getOrDefault(field, List.of(""));
        return new Answer(
                "known",
                at,
                last.by(),
                last.creates() ? null : shown(turns.getFirst()),
                shown(last.values().get(field)));
    }

    private static boolean tells(Edit edit, String field) {
        if (edit.creates()) {
            return !"".equals(edit.values().get(field));
        }
        List<String> turns = edit.changes().getOrDefault(field, List.of("", ""));
        return edit.way() == Way.TOLD && !turns.getFirst().equals(turns.getLast());
    }

    private static @Nullable String shown(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
