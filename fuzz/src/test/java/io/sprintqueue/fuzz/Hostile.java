package io.sprintqueue.fuzz;

import java.nio.charset.StandardCharsets;

/// Bodies of any size that are as bad for their reader as we could think of.
enum Hostile {
    NESTED_ARRAYS("", "[", ""),
    NESTED_OBJECTS("", "{'a':", ""),
    NESTED_TO_THE_LIMIT("'x':[0", ",".concat("[".repeat(490)).concat("]".repeat(490)), "]"),
    ONE_KEY_REPEATED("'x':0", ",'x':0", ""),
    ONE_OBJECT_KEY_REPEATED("'x':{}", ",'x':{'y':[1,2,3]}", ""),
    DIFFERENT_KEYS("'x':0", ",'k%d':0", ""),
    DIFFERENT_FIELDS(Hostile.ISSUE + "'x':0", ",'k%d':0", "}}"),
    ONE_HUGE_NUMBER("'x':1", "2", ""),
    LONGEST_NUMBERS(Hostile.ISSUE + "'x':[0", ",1." + "2".repeat(990), "]}}"),
    LARGEST_EXPONENTS(Hostile.ISSUE + "'x':[0", ",1e2147483647", "]}}"),
    ESCAPED_TEXT(Hostile.ISSUE + "'summary':'", "\\u00e4", "'}}"),
    ESCAPED_NAME_OF_THE_EVENT("'webhookEvent':'", "\\u00e4", "'"),
    LONG_NAME("'", "x", "':0"),
    EMPTY_ARRAYS(Hostile.ISSUE + "'x':[[]", ",[]", "]}}"),
    EMPTY_OBJECTS(Hostile.ISSUE + "'x':[{}", ",{}", "]}}"),
    SMALL_OBJECTS(Hostile.ISSUE + "'x':[{}", ",{'a':0}", "]}}"),
    DEEP_FIELDS(
            Hostile.ISSUE + "'x':[0",
            ",".concat("{'a':".repeat(450)) + "0" + "}".repeat(450),
            "]}}"),
    CHANGELOG_ITEMS(
            "'changelog':{'items':[{}",
            ",{'field':'Key','fieldtype':'jira','fromString':'ORBIT-%d'}",
            "]}," + Hostile.ISSUE + "'x':0}}"),
    LABELS(Hostile.ISSUE + "'labels':['x'", ",'label-%d'", "]}}"),
    SPRINTS(
            Hostile.ISSUE + "'customfield_10020':[{'id':1,'state':'closed'}",
            ",{'id':%d,'state':'closed'}",
            "]}}"),
    SPRINT_TEXTS(
            Hostile.ISSUE + "'customfield_10020':[{'id':1,'state':'closed'}",
            ",'com.atlassian.greenhopper.service.sprint.Sprint@1["
                    + "name=x,a".repeat(900)
                    + ",id=%d,state=CLOSED]'",
            "]}}"),
    PEOPLE(Hostile.ISSUE + "'assignee':{'accountId':'5'", ",'displayName':'name %d'", "}}}");

    private static final String ISSUE =
            "'timestamp':1791277371610,'webhookEvent':'jira:issue_updated',"
                    + "'issue':{'id':'10013','key':'ORBIT-1','fields':{";

    private final String opening;
    private final String unit;
    private final String ending;

    Hostile(String opening, String unit, String ending) {
        this.opening = opening;
        this.unit = unit;
        this.ending = ending;
    }

    /// The body with as many units as fit.
    byte[] ofSize(int bytes) {
        var text = new StringBuilder(bytes + 64).append('{').append(opening);
        int number = 0;
        while (true) {
            String next = unit.replace("%d", Integer.toString(number++));
            if (text.length() + next.length() + ending.length() + 1 > bytes) {
                break;
            }
            text.append(next);
        }
        return text.append(ending)
                .append('}')
                .toString()
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
    }
}
