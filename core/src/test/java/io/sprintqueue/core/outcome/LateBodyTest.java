package io.sprintqueue.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.provenance.Provenance;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Envelopes;
import io.sprintqueue.core.support.Mappings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/// Jira may write the body of an event when the field has changed once more. The first change did
/// not make that value, so its person is not named for it.
class LateBodyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final long SENT = NOW.toEpochMilli();
    private static final Configuration CLOUD = Envelopes.configuration(Mappings.CLOUD);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    status | 'status':{'id':'%s','name':'%s','statusCategory':{'key':'k%s'}} | 1 | 3 | 5
                    statusCategory | 'status':{'id':'%s','statusCategory':{'key':'k%s'},'name':'%s'} |1|3|5
                    status | 'status':{'name':'s%2$s','statusCategory':{'key':'k%s'}} | 1 | 3 | 5
                    priority | 'priority':{'id':'%s','name':'%s'} | 1 | 3 | 5
                    assignee | 'assignee':{'accountId':'%s','displayName':'The same'} | a | b | c
                    assignee | 'assignee':{'key':'k','name':'%s','displayName':'The same'} | a | b | c
                    assignee | 'assignee':{'displayName':'s%s'} | a | b | c
                    storyPoints | 'customfield_10016':%s | 1 | 3 | 5.0
                    sprint | 'customfield_10020':[{'id':%s,'state':'active'}] | 1 | 3 | 5
                    summary | 'summary':'s%s' | a | b | c
                    duedate | 'duedate':'2026-10-%s' | 2026-10-01 | 2026-10-02 | 03
                    labels | 'labels':['s%s'] | a | b | c
                    parent | 'parent':{'id':'%s','key':'A-%s'} | 1 | 3 | 5
                    """)
    void who_made_an_earlier_change_is_not_named_for_the_value_in_a_late_body(
            String name, String form, String first, String second, String last) {
        String shown = "{" + form.formatted(last, last, last) + "}";
        String field =
                switch (name) {
                    case "statusCategory" -> "status";
                    case "sprint" -> "Sprint";
                    case "storyPoints" -> "Story Points";
                    default -> name;
                };
        String register =
                switch (name) {
                    case "duedate" -> Fields.DUE_DATE;
                    case "parent" -> Fields.PARENT_KEY;
                    default -> name;
                };
        String end = name.equals("duedate") ? "2026-10-" + last : last;
        Body ann = edit(1, "Ann", shown, field, first, second);
        Body bob = edit(2, "Bob", shown, field, second, end);

        assertThat(provenance(register, ann)).isEqualTo(new Provenance.Untold(at(1)));
        assertThat(provenance(register, ann, bob))
                .isInstanceOfSatisfying(
                        Provenance.Known.class,
                        known ->
                                assertThat(Objects.requireNonNull(known.told().event().by()).name())
                                        .isEqualTo("Bob"));
    }

    private static Instant at(long later) {
        return NOW.plusMillis(later);
    }

    private static Body edit(
            long later, String by, String fields, String field, String from, String to) {
        boolean custom = Character.isUpperCase(field.charAt(0));
        return Bodies.issue(
                "jira:issue_updated",
                SENT + later,
                "ORBIT-1",
                fields,
                (",'user':{'accountId':'%s','displayName':'%s'},'changelog':{'id':'%d','items':["
                                + "{'field':'%s','fieldtype':'%s','from':'%s','fromString':'s%s',"
                                + "'to':'%s','toString':'s%s'}]}")
                        .formatted(
                                by,
                                by,
                                later,
                                field,
                                custom ? "custom" : "jira",
                                from,
                                from,
                                to,
                                to));
    }

    private static Provenance provenance(String register, Body... bodies) {
        State state = State.EMPTY;
        for (Body body : bodies) {
            state = decide(state, body).after();
        }
        var history =
                new ChangeHistory(
                        Stream.of(bodies).map(body -> decide(State.EMPTY, body).changes()).toList(),
                        true);
        return history.of(register, Objects.requireNonNull(state.registers().get(register)));
    }

    private static Decision decide(State before, Body body) {
        return Decision.of(before, Envelopes.of(body, NOW), body, CLOUD, NOW);
    }
}
