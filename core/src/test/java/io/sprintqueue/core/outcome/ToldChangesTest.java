package io.sprintqueue.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.provenance.Change;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.provenance.People;
import io.sprintqueue.core.provenance.Person;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Envelopes;
import io.sprintqueue.core.support.Mappings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

class ToldChangesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final long SENT = NOW.toEpochMilli();
    private static final Configuration CLOUD = Envelopes.configuration(Mappings.CLOUD);
    private static final String ADA = ",'user':{'accountId':'5b10','displayName':'Ada'}";
    private static final String ASSIGNED = item("assignee", "'5b11'", "'Bob'", "'5b12'", "'Cleo'");
    private static final String CLEO = "'assignee':{'accountId':'5b12','displayName':'Cleo'}";

    @Test
    void a_change_has_its_person_its_texts_and_the_hash_of_the_value_in_the_same_body() {
        Body body =
                updated(
                        "'status':{'name':'In Progress','statusCategory':{'key':'indeterminate'}}",
                        item("status", "'1'", "'To Do'", "'3'", "'In Progress'"));

        assertThat(changes(body))
                .isEqualTo(
                        new Changes(
                                new Person("5b10", "Ada"),
                                new Stamp(true, SENT, SENT, 9, body.hash()),
                                List.of(
                                        change(
                                                Fields.STATUS,
                                                "To Do",
                                                "In Progress",
                                                new Text("In Progress")),
                                        change(
                                                Fields.STATUS_CATEGORY,
                                                "To Do",
                                                "In Progress",
                                                new Text("indeterminate")))));
    }

    @Test
    void an_event_that_is_stale_has_the_same_changes() {
        Body late = updated("'summary':'Old'", item("summary", "null", "'A'", "null", "'Old'"));
        Body newer = Bodies.issue("jira:issue_updated", SENT + 1, "{'summary':'New'}");
        State held = decide(CLOUD, State.EMPTY, newer).after();

        Decision stale = decide(CLOUD, held, late);

        assertThat(stale.outcome()).isEqualTo(Outcome.STALE);
        assertThat(stale.changes()).isEqualTo(changes(late)).isNotEqualTo(Changes.NONE);
    }

    @Test
    void several_items_of_one_field_are_one_change_from_the_first_to_the_last() {
        assertThat(
                        changes(
                                        updated(
                                                "'priority':{'name':'High'}",
                                                item("priority", "'3'", "'Medium'", "'5'", "'Low'"),
                                                item("priority", "'5'", "'Low'", "'2'", "'High'")))
                                .changes())
                .containsExactly(change(Fields.PRIORITY, "Medium", "High", new Text("High")));
    }

    @Test
    void what_is_the_same_on_both_sides_is_no_change() {
        assertThat(
                        changes(
                                        updated(
                                                "'priority':{'name':'Low'},'labels':[],"
                                                        + "'duedate':null",
                                                item("priority", "'5'", "'Low'", "'5'", "'Low'"),
                                                item("labels", "null", "''", "''", "null"),
                                                item("duedate", "'a'", "'a'", "'b'", "'b'"),
                                                item("duedate", "'b'", "'b'", "'a'", "'a'")))
                                .changes())
                .isEmpty();
    }

    @Test
    void a_rank_has_no_ids_and_a_text_on_one_side_only() {
        assertThat(
                        changes(
                                        updated(
                                                "'customfield_10019':'0|i00007:'",
                                                custom(
                                                        "Rank",
                                                        "''",
                                                        "''",
                                                        "''",
                                                        "'Ranked higher'")))
                                .changes())
                .containsExactly(change(Fields.RANK, null, "Ranked higher", new Text("0|i00007:")));
    }

    @Test
    void where_there_is_no_text_the_id_is_told() {
        assertThat(
                        changes(
                                        updated(
                                                "'customfield_10020':[{'id':41,'state':'active'}]",
                                                custom("Sprint", "'40'", "null", "'41'", "null")))
                                .changes())
                .containsExactly(change(Fields.SPRINT, "40", "41", new Text("41")));
    }

    @Test
    void a_field_that_the_body_does_not_have_or_that_no_rule_reads_has_no_change() {
        assertThat(
                        changes(
                                        updated(
                                                "'customfield_10016':'five'",
                                                custom("Story Points", "'3'", "'3'", "'5'", "'5'"),
                                                item("summary", "null", "'A'", "null", "'B'"),
                                                item("votes", "'1'", "'1'", "'2'", "'2'")))
                                .changes())
                .isEmpty();
    }

    @Test
    void a_creation_is_a_change_from_nothing_of_every_field_that_it_sets() {
        Body body =
                Bodies.issue(
                        "jira:issue_created",
                        SENT,
                        "ORBIT-1",
                        "{'summary':'S','updated':'2026-11-24T12:00:00Z','duedate':null,"
                                + "'labels':['a','b'],'customfield_10016':20,"
                                + "'customfield_10020':[{'id':41,'state':'active'}]}",
                        ADA
                                + ",'changelog':{'items':["
                                + custom("Sprint", "'x'", "'X'", "'41'", "'Sprint 1'")
                                + "]}");

        Changes created = changes(body);

        assertThat(created.by()).isEqualTo(new Person("5b10", "Ada"));
        assertThat(created.changes())
                .containsExactly(
                        change(Fields.SPRINT, null, "Sprint 1", new Text("41")),
                        change(
                                Fields.STORY_POINTS,
                                null,
                                "20",
                                new FieldValue.Numeric(new BigDecimal(20))),
                        change(Fields.KEY, null, "ORBIT-1", new Text("ORBIT-1")),
                        change(
                                Fields.LABELS,
                                null,
                                "a, b",
                                new FieldValue.Texts(List.of("a", "b"))),
                        change(Fields.SUMMARY, null, "S", new Text("S")));
    }

    @Test
    void of_people_as_much_is_told_as_the_site_allows() {
        Body body = updated(CLEO, ASSIGNED);
        String hash = Change.hash(new FieldValue.User("5b12", "Cleo"));

        assertThat(under(People.NAMES, body).by()).isEqualTo(new Person("5b10", "Ada"));
        assertThat(under(People.NAMES, body).changes())
                .containsExactly(new Change("assignee", "Bob", "Cleo", hash, People.NAMES));
        assertThat(under(People.IDS, body).by()).isEqualTo(new Person("5b10", null));
        assertThat(under(People.IDS, body).changes())
                .containsExactly(new Change("assignee", "5b11", "5b12", hash, People.IDS));
        assertThat(under(People.NONE, body).by()).isNull();
        assertThat(under(People.NONE, body).changes())
                .containsExactly(new Change("assignee", null, null, hash));
        assertThat(decide(under(People.NONE), State.EMPTY, body).after().has(Fields.ASSIGNEE))
                .isTrue();
    }

    @Test
    void the_start_of_a_sprint_is_a_change_of_its_state_whichever_event_tells_it() {
        String active = ",'state':'active','name':'S'";
        var future = change(Fields.SPRINT_STATE, "future", "active", new Text("active"));

        assertThat(changes(Bodies.sprint("sprint_started", SENT, active)).changes())
                .containsExactly(future);
        assertThat(
                        changes(
                                        Bodies.sprint(
                                                "sprint_updated",
                                                SENT,
                                                active
                                                        + "},'oldValue':{'state':'future',"
                                                        + "'name':'S'"))
                                .changes())
                .containsExactly(future);
        assertThat(changes(Bodies.sprint("sprint_updated", SENT, active)).changes()).isEmpty();
        assertThat(changes(Bodies.sprint("sprint_closed", SENT, ",'state':'closed'")).changes())
                .containsExactly(
                        change(Fields.SPRINT_STATE, "active", "closed", new Text("closed")));
        assertThat(changes(Bodies.sprint("sprint_created", SENT, ",'name':'S'")).changes())
                .containsExactly(change(Fields.NAME, null, "S", new Text("S")));
    }

    @Test
    void a_deletion_names_its_person_and_a_comment_none() {
        assertThat(changes(Bodies.issue("jira:issue_deleted", SENT, "A-1", "{}", ADA)))
                .isEqualTo(
                        new Changes(
                                new Person("5b10", "Ada"),
                                changes(Bodies.issue("jira:issue_deleted", SENT, "A-1", "{}", ADA))
                                        .stamp(),
                                List.of()));
        assertThat(changes(Bodies.issue("comment_created", SENT, "{'summary':'S'}")).by()).isNull();
    }

    private static Body updated(String fields, String... items) {
        return Bodies.issue(
                "jira:issue_updated",
                SENT,
                "ORBIT-1",
                "{" + fields + "}",
                ADA + ",'changelog':{'id':'9','items':[" + String.join(",", items) + "]}");
    }

    private static String item(String field, String from, String was, String to, String is) {
        return ("{'field':'%s','fieldtype':'jira','fieldId':'%s','from':%s,'fromString':%s,"
                        + "'to':%s,'toString':%s}")
                .formatted(field, field, from, was, to, is);
    }

    private static String custom(String field, String from, String was, String to, String is) {
        return "{'field':'%s','fieldtype':'custom','from':%s,'fromString':%s,'to':%s,'toString':%s}"
                .formatted(field, from, was, to, is);
    }

    private static Change change(
            String register, @Nullable String from, @Nullable String to, FieldValue value) {
        return new Change(register, from, to, Change.hash(value));
    }

    private static Changes changes(Body body) {
        return decide(CLOUD, State.EMPTY, body).changes();
    }

    private static Changes under(People people, Body body) {
        return decide(under(people), State.EMPTY, body).changes();
    }

    private static Configuration under(People people) {
        return Envelopes.configuration(Mappings.CLOUD, people);
    }

    private static Decision decide(Configuration configuration, State before, Body body) {
        return Decision.of(before, Envelopes.of(body, NOW), body, configuration, NOW);
    }
}
