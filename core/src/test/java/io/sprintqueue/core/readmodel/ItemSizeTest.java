package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class ItemSizeTest {
    private static final int ITEM_BYTES_MAX = 102_400;
    private static final String LONG = "ä".repeat(5_000);

    /// Every text and list as long as Jira lets it be, as many mapped fields as may be, more keys
    /// than are kept, and its own stamp for each register.
    @Test
    void the_largest_item_has_100_kilobytes() {
        var projection = new Projection(mapping());
        State state = State.EMPTY;
        for (int move = 0; move < 60; move++) {
            Body body = largest(move);
            state = state.join(projection.delta(Bodies.event(body), body).state());
        }

        assertThat(state.keys()).hasSize(State.KEYS_MAX);
        assertThat(state.registers()).hasSize(FieldMapping.MAPPED_MAX + 17);
        assertThat(sizeBytes(state)).isGreaterThan(ITEM_BYTES_MAX / 2).isLessThan(ITEM_BYTES_MAX);
    }

    private static FieldMapping mapping() {
        var rules = new ArrayList<FieldRule>();
        for (int field = 0; field < FieldMapping.MAPPED_MAX; field++) {
            rules.add(
                    new FieldRule(
                            Fields.CUSTOM_PREFIX + "f" + field,
                            FieldType.ARRAY,
                            List.of("labels")));
        }
        return new FieldMapping(rules);
    }

    private static Body largest(int move) {
        String list = String.join(",", Collections.nCopies(2_000, "'ääääääääää'"));
        String named = "{'id':'%s','name':'%s','key':'%s'}".formatted(LONG, LONG, LONG);
        String time = "'2026-10-05T09:12:44.812+0200'";
        return Bodies.issue(
                "jira:issue_updated",
                1_791_277_371_610L,
                "%03d".formatted(move) + "ä".repeat(126),
                """
                {'summary':'%s','labels':[%s],'issuetype':%s,'priority':%s,'project':%s,
                 'status':{'name':'%s','statusCategory':%s},
                 'assignee':{'accountId':'%s','displayName':'%s'},
                 'duedate':%s,'created':%s,'updated':%s}
                """
                        .formatted(
                                LONG, list, named, named, named, LONG, named, LONG, LONG, time,
                                time, time),
                "");
    }

    private static int sizeBytes(State state) {
        int[] bytes = {0};
        state.keys().forEach(key -> bytes[0] += utf8(key));
        state.registers()
                .forEach((name, register) ->
                        bytes[0] +=
                                utf8(name)
                                        + utf8(register.stamp().encode())
                                        + utf8(register.value().canonical()));
        return bytes[0];
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
