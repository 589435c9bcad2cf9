package io.sprintqueue.lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.testing.ProjectFolder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;

/// People work for some seconds, as `demo --live` lets them for minutes.
@Tag("full")
class LiveRunTest {
    private static LiveOptions options(@Nullable Duration killEvery) {
        return new LiveOptions(
                ProjectFolder.find().resolve("template.yaml"),
                0,
                Dialect.CLOUD,
                100,
                Duration.ofSeconds(12),
                5,
                0.3,
                Duration.ofSeconds(1),
                killEvery,
                7);
    }

    @Test
    void the_copy_ends_as_the_jira_is_although_webhooks_are_lost_and_sync_is_killed() {
        var phases = EnumSet.noneOf(LiveFigures.Phase.class);
        try (var run = LiveRun.start(options(Duration.ofSeconds(5)), InstantSource.system())) {
            LiveVerdict verdict = run.run(figures -> phases.add(figures.phase()), () -> true);

            assertThat(verdict.whole()).isTrue();
            assertThat(verdict.differing()).isEmpty();
            assertThat(verdict.figures().kills()).isPositive();
            assertThat(verdict.figures().healed()).isEqualTo(verdict.figures().lost());
        }
        assertThat(phases).isEqualTo(EnumSet.allOf(LiveFigures.Phase.class));
    }

    @Test
    void a_run_that_is_ended_while_people_work_has_no_verdict() {
        var shown = new AtomicInteger();
        try (var run = LiveRun.start(options(null), InstantSource.system())) {
            LiveVerdict verdict =
                    run.run(
                            figures -> {
                                if (figures.phase() == LiveFigures.Phase.WORKING) {
                                    shown.incrementAndGet();
                                }
                            },
                            () -> shown.get() < 3);

            assertThat(verdict.whole()).isFalse();
            assertThat(shown).hasValue(3);
        }
    }
}
