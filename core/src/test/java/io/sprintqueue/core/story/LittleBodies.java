package io.sprintqueue.core.story;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.support.Bodies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The bodies of a [LittleJira].
final class LittleBodies {
    private static final List<String> CATEGORIES =
            List.of("", "new", "indeterminate", "done", "done");

    private LittleBodies() {}

    /// What the changelog of a change has.
    static List<String> items(LittleJira.Truth before, LittleJira.Truth after) {
        var items = new ArrayList<String>();
        if (!before.sprints().equals(after.sprints())) {
            String from = ids(before);
            String to = ids(after);
            items.add(item("Sprint", "customfield_10020", from, to, named(from), named(to)));
        }
        if (!Objects.equals(before.points(), after.points())) {
            items.add(
                    item(
                            "Story Points",
                            "customfield_10016",
                            "",
                            "",
                            Objects.toString(before.points(), ""),
                            Objects.toString(after.points(), "")));
        }
        if (before.status() != after.status()) {
            items.add(status(before.status(), after.status()));
        }
        return items;
    }

    private static String ids(LittleJira.Truth truth) {
        return truth.sprints().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    static String status(int from, int to) {
        return item("status", "status", from == 0 ? "" : "" + from, "" + to, "s" + from, "s" + to)
                .replace("custom'", "jira'");
    }

    private static String named(String ids) {
        return ids.isEmpty() ? "" : "Sprints " + ids;
    }

    private static String item(
            String name, String id, String from, String to, String fromText, String toText) {
        return ("{'field':'%s','fieldtype':'custom','fieldId':'%s','from':'%s','to':'%s',"
                        + "'fromString':'%s','toString':'%s'}")
                .formatted(name, id, from, to, fromText, toText);
    }

    /// @param sprints as the sprint field lists them
    /// @param changelog the id of the changelog, or 0 for none
    static Body issue(
            String name,
            int id,
            LittleJira.Truth truth,
            Instant at,
            Instant updated,
            String sprints,
            int changelog,
            List<String> items) {
        return Bodies.of(
                """
                {'timestamp':%d,'webhookEvent':'%s','issue':{'id':'%d','key':'P-%d','fields':{
                'summary':'S','project':{'id':'1'},'created':'%s','updated':'%s',
                'issuetype':{'name':'T','subtask':%s},
                'status':{'id':'%d','name':'s','statusCategory':{'key':'%s'}},
                'customfield_10020':[%s],'customfield_10016':%s}}%s}\
                """
                        .formatted(
                                at.toEpochMilli(),
                                name,
                                id,
                                id,
                                updated,
                                updated,
                                truth.subtask(),
                                truth.status(),
                                CATEGORIES.get(truth.status()),
                                sprints,
                                truth.points(),
                                changelog == 0
                                        ? ""
                                        : ",'changelog':{'id':'%d','items':[%s]}"
                                                .formatted(changelog, String.join(",", items))));
    }
}
