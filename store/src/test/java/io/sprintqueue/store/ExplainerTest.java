package io.sprintqueue.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.provenance.People;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ExplainerTest {
    private static final EntityKey ISSUE = Samples.issue(Site.DEFAULT, "1");

    private final InMemoryQueueStore store = new InMemoryQueueStore(() -> Samples.NOW);
    private final Explainer explainer = new Explainer(store, _ -> People.NAMES);

    @Test
    void only_the_events_that_set_a_field_come_along_and_of_them_those_on_record() {
        EventRecord kept = record("kept");
        var state =
                State.of(
                        Map.of(
                                Fields.KEY, setBy("kept"),
                                Fields.SUMMARY, setBy("forgotten")),
                        0,
                        List.of("A-1", "OLD-1"),
                        false);
        store.commit(
                new Commit(
                        ISSUE,
                        new Commit.StateChange(Versioned.ABSENT, state, null),
                        List.of(kept, record("another")),
                        "writer",
                        Samples.NOW));

        for (String key : List.of("A-1", "OLD-1", "1")) {
            var explained = explainer.issue(Site.DEFAULT, key).orElseThrow();
            assertThat(explained.issue().key()).isEqualTo(ISSUE);
            assertThat(explained.explanation().events()).hasSize(2);
            assertThat(explained.records()).isEqualTo(Map.of(kept.envelope().eventId(), kept));
        }
    }

    @Test
    void an_unknown_key_is_not_explained() {
        assertThat(explainer.issue(Site.DEFAULT, "A-1")).isEmpty();
    }

    private static Register setBy(String body) {
        String hash = Samples.envelope(ISSUE, body).eventId().hash();
        return new Register(new Stamp(true, 1, 1, 0, hash), new Text("A-1"));
    }

    private static EventRecord record(String body) {
        return Samples.record(Samples.envelope(ISSUE, body), Outcome.APPLIED);
    }
}
