package io.sprintqueue.fakejira.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.TestJira;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

class RankingTest {
    @Test
    void the_first_ranks_are_spaced_as_jira_spaces_them() {
        var jira = new TestJira(Dialect.CLOUD);

        assertThat(List.of(jira.story("a"), jira.story("b"), jira.story("c")))
                .extracting(issue -> issue.plan().rank())
                .containsExactly("0|i00007:", "0|i0000f:", "0|i0000n:");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void ranks_sorted_as_text_are_the_order_that_people_gave(long seed) {
        var chance = new Random(seed);
        var jira = new TestJira(Dialect.CLOUD);
        var model = new ArrayList<Long>();
        for (int number = 0; number < 12; number++) {
            model.add(jira.story("story").id());
        }
        for (int step = 0; step < 400; step++) {
            Long moved = model.remove(chance.nextInt(model.size()));
            int place = chance.nextInt(model.size() + 1);
            Long other = place == model.size() ? null : model.get(place);
            jira.site.issueWork().rank(jira.act(), moved, other);
            model.add(place, moved);
            if (chance.nextInt(10) == 0) {
                jira.site.issueWork().rebalance(jira.act(), chance.nextInt(8));
            }
            assertThat(byRank(jira)).as("seed %d, step %d", seed, step).isEqualTo(model);
        }
    }

    @Test
    void a_rebalance_keeps_the_order_uses_two_buckets_meanwhile_and_tells_of_none() {
        var jira = new TestJira(Dialect.CLOUD);
        for (int number = 0; number < 6; number++) {
            jira.story("story");
        }
        List<Long> before = byRank(jira);
        var updated = jira.site.issues().current().map(issue -> issue.times().updated()).toList();

        boolean more = jira.site.issueWork().rebalance(jira.act(), 3);

        assertThat(more).isTrue();
        assertThat(buckets(jira)).containsExactlyInAnyOrder('0', '1');
        assertThat(jira.site.issueWork().rebalance(jira.act(), 9)).isFalse();
        assertThat(buckets(jira)).containsExactly('1');
        assertThat(byRank(jira)).isEqualTo(before);
        assertThat(jira.site.issues().current().map(issue -> issue.times().updated()))
                .isEqualTo(updated);
    }

    private static List<Character> buckets(TestJira jira) {
        return jira.site
                .issues()
                .current()
                .map(issue -> issue.plan().rank().charAt(0))
                .distinct()
                .toList();
    }

    private static List<Long> byRank(TestJira jira) {
        return jira.site
                .issues()
                .current()
                .sorted(Comparator.comparing(issue -> issue.plan().rank()))
                .map(Issue::id)
                .toList();
    }
}
