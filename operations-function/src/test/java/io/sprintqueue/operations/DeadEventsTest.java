package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The list from which a set of dead events is chosen.
class DeadEventsTest {
    private static final EntityKey ISSUE = Samples.issue(Api.ACME, "10013");

    private final Api api = new Api();

    @Test
    void those_that_ended_in_a_period_are_listed_newest_first() {
        for (int second = 0; second < 5; second++) {
            api.put(dead(ISSUE, "second " + second, Samples.NOW.plusSeconds(second)));
        }

        assertThat(
                        ended(
                                api.events(
                                        "outcome",
                                        "DEAD",
                                        "from",
                                        "2035-03-01T12:00:01Z",
                                        "to",
                                        "2035-03-01T12:00:04Z")))
                .containsExactly(
                        "2035-03-01T12:00:03Z", "2035-03-01T12:00:02Z", "2035-03-01T12:00:01Z");
        assertThat(ended(api.events("outcome", "DEAD", "from", "2035-03-01T12:00:04Z"))).hasSize(1);
        assertThat(ended(api.events("outcome", "DEAD", "to", "2035-03-01T12:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2035-03-01", "+12035-03-01T12:00:00Z", "1"})
    void a_text_that_is_not_a_time_is_refused(String time) {
        for (String bound : List.of("from", "to")) {
            var answer = api.events("outcome", "DEAD", bound, time);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).startsWith("from or to is not a time such as 2026-");
        }
    }

    @Test
    void those_of_an_issue_are_found_by_its_id_its_keys_and_the_key_in_a_body_without_an_issue() {
        api.put(ISSUE, Samples.state(Map.of("key", new Text("NEW-1")), "OLD-1", "NEW-1"));
        api.put(dead(ISSUE, "of the issue", Samples.NOW));
        EntityKey unroutable = new EntityKey(Api.ACME, new Entity(Entity.Kind.EVENT, "0815"));
        api.put(dead(unroutable, "with its key, TES-1", Samples.NOW));
        api.put(dead(Samples.issue(Site.DEFAULT, "10013"), "of another site", Samples.NOW));

        for (String issue : List.of("10013", "NEW-1", "OLD-1")) {
            assertThat(ended(of(issue))).as(issue).hasSize(1);
        }
        assertThat(ended(of("TES-1"))).hasSize(2);
        assertThat(ended(of("TES-2"))).isEmpty();
        assertThat(of(" ").status()).isEqualTo(400);
    }

    @Test
    void one_that_cannot_be_read_is_named_and_the_others_are_listed() {
        EventRecord spoilt = dead(ISSUE, "spoilt", Samples.NOW);
        api.put(spoilt);
        api.put(dead(ISSUE, "well", Samples.NOW));
        api.store.spoil(EventKey.of(spoilt.envelope()));
        var named =
                Api.json(
                        "[{\"site\":\"acme\",\"id\":\"%s\"}]"
                                .formatted(spoilt.envelope().eventId()));

        for (Answered answer :
                List.of(
                        api.events("outcome", "DEAD"),
                        api.events("outcome", "DEAD", "site", "acme"),
                        api.events("issue", "10013", "site", "acme"))) {
            assertThat(ended(answer)).hasSize(1);
            assertThat(answer.body().path("unreadable")).isEqualTo(named);
        }
        var ofAnother = api.events("outcome", "DEAD", "site", "default");
        assertThat(ofAnother.body().path("unreadable")).isEmpty();
    }

    private Answered of(String issue) {
        return api.events("outcome", "DEAD", "issue", issue, "site", "acme");
    }

    private static EventRecord dead(EntityKey about, String body, Instant finishedAt) {
        return Samples.record(Samples.envelope(about, body), Outcome.DEAD, finishedAt);
    }

    private static List<String> ended(Answered answer) {
        return StreamSupport.stream(answer.body().path("events").spliterator(), false)
                .map(event -> event.path("finishedAt").asText())
                .toList();
    }
}
