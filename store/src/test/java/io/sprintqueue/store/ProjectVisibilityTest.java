package io.sprintqueue.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Outcome;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ProjectVisibilityTest {
    private static final Site SITE = Site.DEFAULT;
    private static final EntityKey PROJECT = new EntityKey(SITE, Entity.project("31"));

    private final InMemoryQueueStore store = new InMemoryQueueStore(() -> Samples.NOW);

    @Test
    void an_issue_of_a_project_that_is_not_live_is_hidden_and_no_other() {
        var archived = Samples.state(Map.of(Fields.LIFECYCLE, new Text("archived")));
        store.commit(
                new Commit(
                        PROJECT,
                        new Commit.StateChange(Versioned.ABSENT, archived, null),
                        List.of(Samples.record(Samples.envelope(PROJECT, "x"), Outcome.APPLIED)),
                        "writer",
                        Samples.NOW));
        var visibility = new ProjectVisibility(store, SITE);

        assertThat(visibility.hides(ofProject("31"))).isTrue();
        assertThat(visibility.hides(ofProject("32"))).isFalse();
        assertThat(visibility.hides(ofProject("no id!"))).isFalse();
        assertThat(visibility.hides(State.EMPTY)).isFalse();
        assertThat(new ProjectVisibility(store, new Site("acme")).hides(ofProject("31"))).isFalse();
    }

    private static State ofProject(String id) {
        return Samples.state(Map.of(Fields.PROJECT_ID, new Text(id)));
    }
}
