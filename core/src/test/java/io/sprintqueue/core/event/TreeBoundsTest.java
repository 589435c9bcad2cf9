package io.sprintqueue.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;

class TreeBoundsTest {
    @Test
    void as_many_values_as_a_tree_may_hold_are_read() {
        assertThat(Bodies.parsed(withTokens(BoundedJson.TREE_TOKENS_MAX)))
                .isInstanceOf(Parsed.Understood.class);
    }

    @Test
    void one_more_is_routed_as_ever_and_ends_unreadable() {
        Body body = withTokens(BoundedJson.TREE_TOKENS_MAX + 1);

        assertThat(RoutingPass.of(body)).isInstanceOf(Routing.Routed.class);
        assertThat(Bodies.parsed(body))
                .isInstanceOfSatisfying(
                        Parsed.Unreadable.class,
                        unreadable ->
                                assertThat(unreadable.reason())
                                        .startsWith(
                                                "beyond the limits of depth, length or number"));
    }

    private static Body withTokens(int tokens) {
        int others = 20;
        return Bodies.issue(
                "jira:issue_updated",
                1_791_277_371_610L,
                "{'x':[0" + ",0".repeat(tokens - others) + "]}");
    }
}
