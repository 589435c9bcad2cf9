package io.sprintqueue.core.story;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.support.Bodies;

import java.time.Instant;
import java.util.List;

/// The bodies of a [LittleJira].
final class LittleBodies {
    private static final List<String> CATEGORIES =
            List.of("", "new", "indeterminate", "done", "done");

    private LittleBodies() {}

    static String status(int from, int to) {
        return item("status", "status", from == 0 ? "" : "" + from, "" + to, "s" + from, "s" + to)
                .replace("custom'", "jira'");
    }

    static String item(
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
