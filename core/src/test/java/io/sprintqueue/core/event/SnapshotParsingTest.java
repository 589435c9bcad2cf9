package io.sprintqueue.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.mapping.Coverage;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

/// What sync has read is an event of its own. A webhook with such a name is ignored.
class SnapshotParsingTest {
    private static final long READ = 1_790_000_000_000L;
    private static final long UPDATED = 1_780_000_000_000L;
    private static final String ISSUE =
            "'issue':{'id':'7','key':'ORBIT-1','fields':{'summary':'S',"
                    + "'updated':'2026-05-28T20:26:40.000Z'}},'asked':['summary','updated']";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    issue_snapshot   | 'issue':{'id':'7'}  | issue-7
                    issue_visibility | 'issue':{'id':'7'}  | issue-7
                    sprint_snapshot  | 'sprint':{'id':41}  | sprint-41
                    project_snapshot | 'project':{'id':'3'} | project-3
                    """)
    void what_sync_read_has_an_entity_only_where_sync_sent_it(
            String name, String rest, String entity) {
        Body body = reading(name, rest);

        assertThat(routed(body, Origin.SYNC)).hasToString(entity);
        assertThat(routed(body, Origin.JIRA)).isEqualTo(Entity.ofItsOwn(body));
        assertThat(JiraEventParser.parse(body, Entity.ofItsOwn(body), Origin.JIRA))
                .asInstanceOf(type(Parsed.Understood.class))
                .extracting(Parsed.Understood::event)
                .isInstanceOf(JiraEvent.Stateless.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira:issue_updated", "jira:issue_deleted", "sprint_deleted"})
    void sync_cannot_say_what_only_webhooks_say(String name) {
        Body body = Bodies.of("{'timestamp':1,'webhookEvent':'" + name + "','issue':{'id':'7'}}");

        assertThat(routed(body, Origin.SYNC)).isEqualTo(Entity.ofItsOwn(body));
    }

    @Test
    void an_issue_was_active_when_it_was_updated_and_not_when_it_was_read() {
        assertThat(event("issue_snapshot", ISSUE))
                .asInstanceOf(type(JiraEvent.IssueChanged.class))
                .satisfies(changed -> {
                    assertThat(changed.moment())
                            .isEqualTo(new JiraEvent.Moment(READ, UPDATED, 0, UPDATED));
                    assertThat(changed.issue().key()).isEqualTo("ORBIT-1");
                    assertThat(changed.issue().coverage())
                            .isEqualTo(new Coverage.Asked(Set.of("summary", "updated")));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "visible, VISIBLE",
        "not_visible, NOT_VISIBLE",
        "archived, ARCHIVED",
    })
    void an_issue_is_seen_or_not(String said, JiraEvent.Visibility visibility) {
        assertThat(event("issue_visibility", "'issue':{'id':'7'},'visibility':'" + said + "'"))
                .isEqualTo(
                        new JiraEvent.IssueSeen(
                                new JiraEvent.Moment(READ, READ, 0, 0), visibility));
    }

    @Test
    void sprints_and_projects_say_nothing_of_when_they_were_active() {
        var moment = new JiraEvent.Moment(READ, READ, 0, 0);

        assertThat(event("sprint_snapshot", "'sprint':{'id':41,'name':'S'}"))
                .isEqualTo(
                        new JiraEvent.SprintChanged(moment, Bodies.json("{'id':41,'name':'S'}")));
        assertThat(event("project_snapshot", "'project':{'id':'3'},'lifecycle':'archived'"))
                .isEqualTo(
                        new JiraEvent.ProjectChanged(
                                moment, Bodies.json("{'id':'3'}"), JiraEvent.Lifecycle.ARCHIVED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    issue_snapshot   | 'issue':{'id':'7','fields':{}},'asked':['summary']
                    issue_snapshot   | 'issue':{'id':'7','fields':{'updated':'2026-05-28T20:26:40.000Z'}}
                    issue_snapshot   | 'issue':{'id':'7','fields':{'updated':'2026-05-28T20:26:40.000Z'}},'asked':[]
                    issue_snapshot   | 'issue':{'id':'7','fields':{'updated':'2026-05-28T20:26:40.000Z'}},'asked':[1]
                    issue_visibility | 'issue':{'id':'7'}
                    issue_visibility | 'issue':{'id':'7'},'visibility':'perhaps'
                    project_snapshot | 'project':{'id':'3'}
                    """)
    void what_sync_would_not_send_is_unreadable(String name, String rest) {
        assertThat(parsed(reading(name, rest))).isInstanceOf(Parsed.Unreadable.class);
    }

    private static JiraEvent event(String name, String rest) {
        return switch (parsed(reading(name, rest))) {
            case Parsed.Understood(JiraEvent event) -> event;
            case Parsed.Unreadable(String reason) -> throw new AssertionError(reason);
        };
    }

    private static Parsed parsed(Body body) {
        return JiraEventParser.parse(body, routed(body, Origin.SYNC), Origin.SYNC);
    }

    private static Entity routed(Body body, Origin origin) {
        return switch (RoutingPass.of(body, origin)) {
            case Routing.Routed(_, Entity entity) -> entity;
            case Routing.Unroutable(_, String reason) -> throw new AssertionError(reason);
            case Routing.Malformed(String reason) -> throw new AssertionError(reason);
        };
    }

    private static Body reading(String name, String rest) {
        return Bodies.of(
                "{'timestamp':%d,'webhookEvent':'sprintqueue:%s',%s}".formatted(READ, name, rest));
    }
}
