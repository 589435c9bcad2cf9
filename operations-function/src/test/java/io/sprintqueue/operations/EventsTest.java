package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

class EventsTest {
    private static final EntityKey ISSUE = Samples.issue(Api.ACME, "10013");

    private final Api api = new Api();

    @Test
    void an_event_has_exactly_the_names_of_the_contract() {
        api.put(dead("x"));

        String id = Samples.envelope(ISSUE, "x").eventId().toString();
        var answer = api.event("acme", id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        Api.json(
                                """
                                {"eventId":"%s","site":"acme","webhookEvent":"jira:issue_updated",
                                "entity":"issue-10013","issueKey":"TES-1","origin":"jira","lane":"bulk",
                                "outcome":"DEAD","reason":"no issue in it",
                                "jiraTimestamp":"2035-03-01T11:59:59.580Z",
                                "receivedAt":"2035-03-01T12:00:00Z",
                                "finishedAt":"2035-03-01T12:00:00Z",
                                "by":null,"changes":[],"changesLeftOut":0,
                                "warnings":[],"clearedAbsent":[],
                                "attempts":[{"at":"2035-03-01T12:00:00Z","error":"no luck"}],
                                "redriveCycles":2,"replays":0,"identifier":"7c0e"}\
                                """
                                        .formatted(id)));
    }

    @Test
    void what_is_unknown_of_an_event_is_null() {
        Envelope known = Samples.envelope(ISSUE, "x");
        api.put(
                new EventRecord(
                        new Envelope(
                                known.site(),
                                known.eventId(),
                                known.entity(),
                                null,
                                null,
                                null,
                                known.receivedAt(),
                                JiraHeaders.NONE,
                                Lane.INTERACTIVE,
                                0,
                                0,
                                null,
                                null),
                        Outcome.RETRYING,
                        null,
                        null,
                        List.of(),
                        null,
                        Samples.NOW.plusSeconds(60)));

        var body = api.event("acme", known.eventId().toString()).body();

        for (String name :
                List.of("webhookEvent", "issueKey", "jiraTimestamp", "finishedAt", "reason")) {
            assertThat(body.has(name)).as(name).isTrue();
            assertThat(body.path(name).isNull()).as(name).isTrue();
        }
        assertThat(body.path("attempts").isEmpty()).isTrue();
        assertThat(body.path("identifier").isNull()).isTrue();
    }

    @Test
    void an_event_not_recorded_is_not_found_and_says_that_it_may_come() {
        var answer = api.event("acme", "issue-10013~" + "0".repeat(32));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("not processed yet, or unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "issue-1~xyz",
                "~",
                "thing-1~00000000000000000000000000000000"
            })
    void a_malformed_event_id_is_refused_with_an_example(String id) {
        assertThat(api.event("acme", id).status()).isEqualTo(400);
        assertThat(api.event("acme", id).message()).contains("looks like issue-10013~");
    }

    @Test
    void the_events_of_an_issue_are_listed_by_its_key_an_old_key_and_its_id() {
        api.put(ISSUE, Samples.state(Map.of("key", new Text("NEW-1")), "OLD-1", "NEW-1"));
        api.put(dead("x"));

        for (String issue : List.of("NEW-1", "OLD-1", "10013")) {
            var answer = api.events("issue", issue, "site", "acme");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(ids(answer)).as(issue).hasSize(2);
            assertThat(answer.body().path("next").isNull()).isTrue();
        }
    }

    @Test
    void an_event_that_could_not_be_routed_is_listed_under_the_key_in_its_body() {
        api.put(unplaced("one", "NEW-1"));
        api.put(unplaced("two", "OLD-1"));

        assertThat(ids(api.events("issue", "new-1 ", "site", "acme"))).hasSize(1);
        assertThat(ids(api.events("issue", "NEW-1"))).isEmpty();

        api.put(ISSUE, Samples.state(Map.of("key", new Text("NEW-1")), "OLD-1", "NEW-1"));
        for (String issue : List.of("NEW-1", "old-1", "10013")) {
            assertThat(ids(api.events("issue", issue, "site", "acme"))).as(issue).hasSize(3);
        }
        assertThat(ids(api.events("issue", "new-1", "site", "acme", "outcome", "DEAD"))).hasSize(2);
    }

    private static EventRecord unplaced(String body, String key) {
        return Samples.record(Samples.unplaced(Api.ACME, body, key, Samples.NOW), Outcome.DEAD);
    }

    @Test
    void without_a_site_the_default_ones_issue_is_meant() {
        api.put(
                Samples.record(
                        Samples.envelope(Samples.issue(Site.DEFAULT, "1"), "x"), Outcome.STALE));

        assertThat(ids(api.events("issue", "1"))).hasSize(1);
        assertThat(api.events("issue", "1", "site", "acme").status()).isEqualTo(404);
    }

    @Test
    void an_unknown_id_is_as_unknown_as_an_unknown_key() {
        for (String issue : List.of("999", "NOPE-1")) {
            assertThat(api.events("issue", issue).status()).as(issue).isEqualTo(404);
        }
    }

    @Test
    void of_a_known_issue_whose_events_have_expired_the_list_is_empty() {
        api.put(ISSUE, Samples.keyed("TES-1"));
        api.forgetEvents();

        for (String issue : List.of("10013", "TES-1")) {
            var answer = api.events("issue", issue, "site", "acme");
            assertThat(answer.status()).as(issue).isEqualTo(200);
            assertThat(ids(answer)).isEmpty();
        }
    }

    @Test
    void an_unknown_key_is_not_found_and_one_that_cannot_be_is_refused() {
        assertThat(api.events("issue", "NOPE-1").status()).isEqualTo(404);
        assertThat(api.events("issue", " ").status()).isEqualTo(400);
        assertThat(api.events("issue", "x".repeat(256)).status()).isEqualTo(400);
        assertThat(api.events("issue", "A-1", "site", "ACME").status()).isEqualTo(400);
    }

    @Test
    void pages_have_no_more_than_requested_and_together_every_event_once() {
        for (int index = 0; index < 7; index++) {
            api.put(dead("body " + index));
        }
        for (String[] list :
                List.of(new String[] {"issue", "10013"}, new String[] {"outcome", "DEAD"})) {
            var seen = new ArrayList<String>();
            Answered page = api.events(list[0], list[1], "site", "acme", "limit", "3");
            while (true) {
                assertThat(ids(page).size()).isLessThanOrEqualTo(3);
                seen.addAll(ids(page));
                if (page.body().path("next").isNull()) {
                    break;
                }
                String next = page.body().path("next").asText();
                page = api.events(list[0], list[1], "site", "acme", "limit", "3", "next", next);
            }
            assertThat(seen).as(list[0]).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_next_that_the_list_has_not_given_is_refused_in_fixed_words() {
        api.put(dead("x"));

        for (String list : List.of("issue", "outcome")) {
            String value = list.equals("issue") ? "10013" : "DEAD";
            var answer = api.events(list, value, "site", "acme", "next", "somebody's");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).isEqualTo("next is not a token of this list");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "201", "1000", "ten", "1.0", "1,2", "٣"})
    void a_limit_beyond_1_to_200_is_refused(String limit) {
        assertThat(api.events("issue", "1", "limit", limit).status()).isEqualTo(400);
        assertThat(api.events("issue", "1", "limit", limit).message())
                .isEqualTo("limit is not a number from 1 to 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "200"})
    void a_limit_of_1_to_200_is_taken(String limit) {
        assertThat(api.events("outcome", "DEAD", "limit", limit).status()).isEqualTo(200);
    }

    @Test
    void the_dead_and_the_retrying_of_all_sites_or_of_one_are_listed() {
        api.put(dead("x"));
        api.put(
                Samples.record(
                        Samples.envelope(Samples.issue(Site.DEFAULT, "1"), "y"), Outcome.DEAD));
        api.put(Samples.record(Samples.envelope(ISSUE, "z"), Outcome.RETRYING));

        assertThat(ids(api.events("outcome", "DEAD"))).hasSize(2);
        assertThat(ids(api.events("outcome", "DEAD", "site", "acme"))).hasSize(1);
        assertThat(ids(api.events("outcome", "RETRYING"))).hasSize(1);
        assertThat(api.events("outcome", "DEAD", "site", "A B").status()).isEqualTo(400);
    }

    @Test
    void a_list_needs_an_issue_or_an_outcome_that_is_indexed() {
        for (var answer :
                List.of(
                        api.events(),
                        api.events("outcome", ""),
                        api.events("outcome", "APPLIED"),
                        api.events("outcome", "dead"),
                        api.events("outcome", "APPLIED", "issue", "A-1"))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message())
                    .isEqualTo("give issue=KEY, or outcome=DEAD, or outcome=RETRYING");
        }
    }

    private static EventRecord dead(String body) {
        Envelope known = Samples.envelope(ISSUE, body);
        return new EventRecord(
                new Envelope(
                        known.site(),
                        known.eventId(),
                        known.entity(),
                        known.webhookEvent(),
                        known.issueKey(),
                        known.jiraTimestamp(),
                        known.receivedAt(),
                        new JiraHeaders("7c0e", 1, "Primary", "Atlassian"),
                        Lane.BULK,
                        2,
                        0,
                        null,
                        null),
                Outcome.DEAD,
                "no issue in it",
                Samples.NOW,
                List.of(new EventRecord.Attempt(Samples.NOW, "no luck")),
                "acme/kept",
                Samples.NOW.plusSeconds(60));
    }

    private static List<String> ids(Answered answer) {
        return StreamSupport.stream(answer.body().path("events").spliterator(), false)
                .map(event -> event.path("eventId").asText())
                .toList();
    }
}
