package io.sprintqueue.lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.lab.Progress;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.InstantSource;

/// A fill that is killed half-way, as `bench fill` runs it with more issues.
@Tag("full")
class FillRunTest {
    private static final int ISSUES = 3_000;

    @Test
    void a_fill_that_is_killed_goes_on_and_the_next_one_sends_nothing() {
        var run =
                new FillRun(
                        ProjectFolder.find().resolve("template.yaml"),
                        Dialect.CLOUD,
                        ISSUES,
                        20,
                        InstantSource.system());

        FillRun.Report report = run.run((_, _) -> new Silent());

        assertThat(report.differing()).isEmpty();
        assertThat(report.second().sent()).isZero();
        assertThat(report.burst()).isLessThanOrEqualTo(report.burstMax());
        assertThat(report.first().read()).isGreaterThanOrEqualTo(ISSUES);
    }

    private static final class Silent implements Progress {
        @Override
        public void step() {
            // Nothing is shown.
        }

        @Override
        public void stepTo(long steps) {
            // Nothing is shown.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
