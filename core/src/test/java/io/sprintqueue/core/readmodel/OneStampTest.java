package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.core.support.Seeds;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The histories that one stamp per item gets wrong and one stamp per register gets right.
class OneStampTest {
    private static final String BOTH = "{'summary':'Old','labels':['a']}";
    private static final String SUMMARY_ONLY = "{'summary':'New'}";

    @Test
    void a_field_that_the_newer_body_does_not_have_is_kept() {
        var history = List.of(updated(10, BOTH), updated(20, SUMMARY_ONLY));

        assertThat(onlyEnd(history))
                .satisfies(item -> {
                    assertThat(item.summary()).isEqualTo("New");
                    assertThat(item.labels()).containsExactly("a");
                });
        assertThat(endsWithOneStamp(history)).hasSizeGreaterThan(1);
    }

    @Test
    void partials_before_any_full_body_are_completed_by_it() {
        var history =
                List.of(
                        comment(20, "{'summary':'Partial','priority':{'name':'High'}}"),
                        comment(30, SUMMARY_ONLY),
                        updated(10, BOTH));

        assertThat(onlyEnd(history))
                .satisfies(item -> {
                    assertThat(item.summary()).isEqualTo("Old");
                    assertThat(item.labels()).containsExactly("a");
                    assertThat(item.priority()).isEqualTo("High");
                });
        assertThat(endsWithOneStamp(history)).hasSizeGreaterThan(1);
    }

    @Test
    void activity_before_the_creation_does_not_hide_it() {
        Body worklog =
                Bodies.of(
                        """
                        {'timestamp':30,'webhookEvent':'worklog_created',
                         'worklog':{'issueId':'10013'}}
                        """);
        var history = List.of(worklog, Bodies.issue("jira:issue_created", 10, BOTH));

        assertThat(onlyEnd(history))
                .satisfies(item -> {
                    assertThat(item.summary()).isEqualTo("Old");
                    assertThat(item.lastActivity()).isEqualTo("1970-01-01T00:00:00.030Z");
                });
        assertThat(endsWithOneStamp(history)).hasSizeGreaterThan(1);
    }

    @Test
    void a_move_after_a_delete_is_seen_and_raises_nothing() {
        Body move =
                Bodies.issue(
                        "jira:issue_updated",
                        30,
                        "COMET-7",
                        SUMMARY_ONLY,
                        ",'changelog':{'items':[{'field':'Key','fromString':'ORBIT-1'}]}");
        var history =
                List.of(updated(10, BOTH), Bodies.issue("jira:issue_deleted", 20, BOTH), move);

        assertThat(onlyEnd(history))
                .satisfies(item -> {
                    assertThat(item.deleted()).isTrue();
                    assertThat(item.key()).isEqualTo("COMET-7");
                    assertThat(item.previousKeys()).containsExactly("ORBIT-1");
                });
        assertThat(endsWithOneStamp(history)).hasSizeGreaterThan(1);
    }

    @Test
    void the_planted_merge_is_right_about_full_bodies_so_it_fails_for_its_one_stamp_alone() {
        assertThat(endsWithOneStamp(List.of(updated(10, BOTH), updated(20, BOTH)))).hasSize(1);
    }

    private static QueueItem onlyEnd(List<Body> history) {
        Set<State> ends = new HashSet<>();
        for (List<Body> order : Seeds.permutations(history)) {
            ends.add(order.stream().map(OneStampTest::delta).reduce(State.EMPTY, State::join));
        }
        assertThat(ends).hasSize(1);
        return QueueItem.of(Site.DEFAULT, "10013", ends.iterator().next(), State.EMPTY, 1);
    }

    private static Set<OneStamp> endsWithOneStamp(List<Body> history) {
        Set<OneStamp> ends = new HashSet<>();
        for (List<Body> order : Seeds.permutations(history)) {
            OneStamp end = new OneStamp(null, Map.of(), false);
            for (Body body : order) {
                end = end.after(body);
            }
            ends.add(end);
        }
        return ends;
    }

    private static State delta(Body body) {
        return new Projection(Mappings.CLOUD).delta(Bodies.event(body), body).state();
    }

    private static Body updated(long timestamp, String fields) {
        return Bodies.issue("jira:issue_updated", timestamp, fields);
    }

    private static Body comment(long timestamp, String fields) {
        return Bodies.issue("comment_created", timestamp, fields);
    }

    /// Wrong on purpose: the item as a whole has a stamp, an older event is dropped, absent fields
    /// are left as they are, and nothing follows a deletion.
    private record OneStamp(
            @Nullable Stamp stamp, Map<String, FieldValue> values, boolean deleted) {
        private OneStamp after(Body body) {
            State delta = delta(body);
            Stamp arriving =
                    new Stamp(true, delta.lastActivity(), delta.lastActivity(), 0, body.hash());
            if (deleted || (stamp != null && arriving.compareTo(stamp) <= 0)) {
                return this;
            }
            var values = new TreeMap<>(this.values);
            for (Map.Entry<String, Register> each : delta.registers().entrySet()) {
                values.put(each.getKey(), each.getValue().value());
            }
            values.remove(Fields.UPDATED);
            return new OneStamp(arriving, values, delta.deleted());
        }
    }
}
