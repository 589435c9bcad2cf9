package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Seeds;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/// Generated events of one issue, and what they must come to by its own model: of all events that
/// say anything of a field, the last one in Jira's order does. One that has the whole issue says of
/// each field that it does not have that it is empty.
record IssueHistory(List<Event> events) {
    private static final String GONE = "null";
    private static final List<Long> TIMES =
            List.of(1_790_000_000_000L, 1_790_000_000_001L, 1_790_000_060_000L);
    private static final List<String> KEYS = List.of("ORBIT-1", "COMET-7", "HELIOS-3");

    /// One thing that Jira says.
    ///
    /// @param name of the event; empty if a workflow's post function fired it
    /// @param complete whether it also has what every issue has
    /// @param said field → the text to be seen, `null` where it is cleared
    record Event(
            String name,
            long timestamp,
            @Nullable Long updated,
            int changelog,
            String key,
            @Nullable String formerKey,
            boolean complete,
            Map<String, String> said) {
        private static final List<String> FIELDS =
                List.of(
                        "summary",
                        "duedate",
                        "priority",
                        "assignee",
                        "customfield_10019",
                        "customfield_10020");

        private static final String EVERY_ISSUE_HAS =
                "'created':'2026-09-30T09:00:00Z','project':{'id':'3'},'issuetype':{'name':'Bug'},"
                        + "'status':{'name':'Open'}";

        boolean full() {
            return name.startsWith("jira:") || isFired();
        }

        boolean isFired() {
            return name.isEmpty();
        }

        long order() {
            return updated == null ? timestamp : updated;
        }

        /// A fired event loses against every other one of its time.
        long sent() {
            return isFired() ? 0 : timestamp;
        }

        int change() {
            return isFired() ? 0 : changelog;
        }

        /// What it says of a field; nothing if it says nothing.
        @Nullable String of(String field) {
            return said.getOrDefault(field, isWhole() ? GONE : null);
        }

        private boolean isWhole() {
            return full()
                    && complete
                    && updated != null
                    && said.containsKey("summary")
                    && !GONE.equals(said.get("summary"));
        }

        Body body() {
            var fields = new ArrayList<String>();
            if (updated != null) {
                fields.add("'updated':'" + Instant.ofEpochMilli(updated) + "'");
            }
            if (complete) {
                fields.add(EVERY_ISSUE_HAS);
            }
            said.forEach((field, text) -> fields.add("'" + field + "':" + json(field, text)));
            String items =
                    formerKey == null
                            ? ""
                            : "{'field':'Key','fieldtype':'jira','fromString':'" + formerKey + "'}";
            if (isFired()) {
                return Bodies.of(
                        ("{'timestamp':%d,'transition':{'to_status':'x'},"
                                        + "'issue':{'id':'10013','key':'%s','fields':{%s}}}")
                                .formatted(timestamp, key, String.join(",", fields)));
            }
            return Bodies.issue(
                    name,
                    timestamp,
                    key,
                    "{" + String.join(",", fields) + "}",
                    ",'changelog':{'id':'%d','items':[%s]}".formatted(changelog, items));
        }

        private static String json(String field, String text) {
            if (text.equals(GONE)) {
                return GONE;
            }
            return switch (field) {
                case "priority" -> "{'id':'1','name':'" + text + "'}";
                case "assignee" -> "{'accountId':'" + text + "','displayName':'x'}";
                case "customfield_10020" -> "[{'id':" + text + ",'state':'active'}]";
                default -> "'" + text + "'";
            };
        }
    }

    static IssueHistory generated(Random random) {
        var events = new ArrayList<Event>();
        for (int count = 1 + random.nextInt(8); count > 0; count--) {
            events.add(event(random));
        }
        return new IssueHistory(List.copyOf(events));
    }

    private static Event event(Random random) {
        return random.nextInt(8) == 0 ? fired(random) : named(random);
    }

    private static Event fired(Random random) {
        Map<String, String> said = said(random);
        said.put("summary", Seeds.oneOf(random, List.of("41", "42")));
        return new Event(
                "",
                Seeds.oneOf(random, TIMES),
                Seeds.oneOf(random, TIMES),
                0,
                Seeds.oneOf(random, KEYS),
                null,
                true,
                said);
    }

    private static Event named(Random random) {
        String name =
                Seeds.oneOf(
                        random,
                        List.of(
                                "jira:issue_created",
                                "jira:issue_updated",
                                "jira:issue_updated",
                                "comment_created",
                                "comment_deleted",
                                random.nextInt(3) == 0 ? "jira:issue_deleted" : "comment_updated"));
        boolean timed = name.startsWith("jira:") && random.nextInt(4) > 0;
        return new Event(
                name,
                Seeds.oneOf(random, TIMES),
                timed ? Seeds.oneOf(random, TIMES) : null,
                random.nextInt(2),
                Seeds.oneOf(random, KEYS),
                random.nextInt(4) == 0 ? Seeds.oneOf(random, KEYS) : null,
                random.nextBoolean(),
                said(random));
    }

    private static Map<String, String> said(Random random) {
        var said = new TreeMap<String, String>();
        for (String field : Event.FIELDS) {
            if (random.nextInt(3) > 0) {
                List<String> texts =
                        field.equals("duedate")
                                ? List.of("2026-10-14", "2026-10-15", GONE)
                                : List.of("41", "42", GONE);
                said.put(field, Seeds.oneOf(random, texts));
            }
        }
        return said;
    }

    /// The last text said of a field; nothing if none was said or it was cleared.
    @Nullable String last(String field) {
        return inOrder().stream()
                .map(event -> event.of(field))
                .filter(text -> text != null)
                .reduce((_, later) -> later)
                .filter(text -> !text.equals(GONE))
                .orElse(null);
    }

    String lastKey() {
        return inOrder().getLast().key();
    }

    List<String> otherKeys() {
        var keys = new TreeSet<String>();
        for (Event event : events) {
            keys.add(event.key());
            if (event.formerKey() != null) {
                keys.add(event.formerKey());
            }
        }
        keys.remove(lastKey());
        return List.copyOf(keys);
    }

    long lastActivity() {
        return events.stream().mapToLong(Event::timestamp).max().orElseThrow();
    }

    boolean deleted() {
        return events.stream().anyMatch(event -> event.name().equals("jira:issue_deleted"));
    }

    private List<Event> inOrder() {
        return events.stream()
                .sorted(
                        Comparator.comparing(Event::full)
                                .thenComparingLong(Event::order)
                                .thenComparingLong(Event::sent)
                                .thenComparingInt(Event::change)
                                .thenComparing(event -> event.body().hash()))
                .toList();
    }
}
