package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.HeldIssues.Held;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.Versioned;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class DynamoHeldIssuesTest {
    private static final Site SITE = new Site("held");

    private final LocalTable table = LocalTable.start();
    private final DynamoDbClient client = table.client();
    private final DynamoEntityStore store = new DynamoEntityStore(client, table.name(), _ -> {});

    private void put(EntityKey key, State state) {
        var record = Samples.record(Samples.envelope(key, "of " + key), Outcome.APPLIED);
        var change = new Commit.StateChange(Versioned.ABSENT, state, null);
        store.commit(new Commit(key, change, List.of(record), "writer", Samples.NOW));
    }

    @Test
    void every_issue_of_the_site_is_gone_through_once_page_by_page() {
        State inProject = Samples.state(Map.of(Fields.PROJECT_ID, new Text("3")));
        put(Samples.issue(SITE, "1"), inProject);
        put(
                Samples.issue(SITE, "2"),
                Samples.with(inProject, Fields.VISIBILITY, new Text("not_visible")));
        put(
                Samples.issue(SITE, "3"),
                Samples.with(inProject, Fields.VISIBILITY, new Text("visible")));
        put(Samples.issue(SITE, "4"), Samples.keyed("A-4"));
        put(Samples.issue(SITE, "5"), Samples.deleted(inProject));
        put(new EntityKey(SITE, Entity.sprint("6")), Samples.state(Map.of()));
        put(Samples.issue(new Site("held-elsewhere"), "7"), inProject);
        var held = new DynamoHeldIssues(client, table.name(), 2);

        var all = new ArrayList<Held>();
        String next = null;
        do {
            Page<Held> page = held.page(SITE, next);
            all.addAll(page.elements());
            next = page.next();
        } while (next != null);

        assertThat(all)
                .containsExactlyInAnyOrder(
                        new Held("1", "3", false),
                        new Held("2", "3", true),
                        new Held("3", "3", false),
                        new Held("4", null, false));
        assertThatIllegalArgumentException().isThrownBy(() -> held.page(SITE, "no token"));
    }
}
